"""The closed lists of words that stages share."""
