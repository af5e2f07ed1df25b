"""What rules know of Dutch: words, sentences, spellings, the order of a list."""
