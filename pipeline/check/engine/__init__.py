"""The machine that runs the rules: the catalogue, what a rule yields, its outcome, and the verdict per family."""
