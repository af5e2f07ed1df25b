"""Fictional corpora: many dossiers that know of each other, with known faults between them."""
