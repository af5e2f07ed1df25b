"""Family 7: Deel D, what changed and who decided it."""
