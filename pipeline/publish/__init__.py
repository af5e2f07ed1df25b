"""Publishes the tables of a dossier: as CSVs with a data package, and as expectations with their pages."""
