"""Tests of what leaves the Academy in other programs' formats."""
