"""Family 6: the certificeerbare eenheden."""
