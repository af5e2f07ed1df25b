"""Family 3: the proces-competentie-matrices."""
