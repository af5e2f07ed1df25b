"""The published tables as expectations of great-expectations, and their pages."""
