"""A page of a PDF as objects: characters, paths, fields, in points from the top left."""
