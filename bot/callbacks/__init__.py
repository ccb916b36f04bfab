"""What a button carries, by the function of Sabaq it belongs to.

Ids only: the data is a hint, never a permission. Telegram allows 64 bytes, so prefixes are short;
the name of a class is the name of the handler it calls.
"""
