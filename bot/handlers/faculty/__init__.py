"""What lecturers do."""
