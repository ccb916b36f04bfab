"""Questions the database is asked: one named function a question, one file a function of Sabaq."""
