"""Which thing of the old version is which of the new: uitstromen, kerntaken, werkprocessen, items."""
