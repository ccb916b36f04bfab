"""Rules: what the Academy allows, refuses and remembers. Knows nothing of Telegram."""
