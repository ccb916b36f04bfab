"""Files by others, read into plain values with an honest report; nothing here asks the database."""
