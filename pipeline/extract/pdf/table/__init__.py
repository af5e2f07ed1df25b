"""Ruled lines to tables of cells."""
