"""Family 1: the parts of a dossier, its contents, numbers and references."""
