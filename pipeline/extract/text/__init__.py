"""Reads a text conversion of a dossier."""
