"""The author's desk: a page on this machine that reads dossiers, comments in a Word file, and a watch while it is written.

Only `bounds`, `child` and `tasks` of the page do without a web server; the rest is imported by the command that needs it.
"""
