"""Lines of characters to headings, paragraphs and list items."""
