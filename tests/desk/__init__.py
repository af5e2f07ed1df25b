"""The page of `dossier serve`: its limits, its work, and what an author sees of it in a browser."""
