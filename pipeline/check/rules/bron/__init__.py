"""Family 9: what the source did to the dossier, and what became of waivers."""
