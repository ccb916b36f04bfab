"""Rows: opening the database, what is stored, and the questions it is asked."""
