"""What the office does: reviewers and administrators."""
