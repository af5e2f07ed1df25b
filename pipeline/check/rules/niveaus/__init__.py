"""Family 5: the levels of languages and arithmetic."""
