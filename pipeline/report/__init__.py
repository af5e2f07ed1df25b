"""The toetsingsrapport: findings, outcomes and tables of a dossier laid out for its authors.

Nothing here judges. jinja2 is imported only by the modules that render (`html`, `markdown`,
`index`, and `files`, which calls them); `summary` and `pdf` do without.
"""
