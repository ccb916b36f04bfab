"""What a person sees: pure functions (t, facts) -> Screen."""
