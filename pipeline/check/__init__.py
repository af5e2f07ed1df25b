"""Consistency rules on the tables of a dossier, and the machine that runs them."""
