"""A local Telegram: the Bot API on one side, phones on the other."""
