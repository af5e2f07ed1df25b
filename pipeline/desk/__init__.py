"""The desk of an author: what a dossier of Word gets back, and what watches it while it is written."""
