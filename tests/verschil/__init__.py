"""Known edits put into consistent dossiers, and what a comparison says of them."""
