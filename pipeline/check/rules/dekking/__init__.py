"""Family 2: uitstromen, kerntaken and werkprocessen, and which of them cover which."""
