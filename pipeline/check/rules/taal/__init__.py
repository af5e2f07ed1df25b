"""Family 4, language: what a careful editor sees in the running text."""
