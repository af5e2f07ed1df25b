"""Two texts beside each other: which words differ, and whether the difference matters."""
