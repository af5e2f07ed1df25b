"""Family 8: what only dossiers of 2015 and later can have wrong, and the register that holds them."""
