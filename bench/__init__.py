"""The numbers of DESIGN.md 8: measured here, on this machine, against a bare peer in one run."""
