"""How far the findings can be trusted: known faults put into consistent dossiers, and what is said of them."""
