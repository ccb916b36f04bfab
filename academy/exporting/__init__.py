"""The Academy's own things in the formats of other programs; nothing here asks the database."""
