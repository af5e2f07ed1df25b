"""The proces-competentie-matrices: which there should be, how they were read, and what displaced crosses mean."""
