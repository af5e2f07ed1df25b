"""Family 4: the elaboration of each werkproces."""
