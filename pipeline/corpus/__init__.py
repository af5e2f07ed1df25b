"""Many dossiers: read by processes or machines side by side, kept in one folder, and questioned together.

`build` makes the folder, `store` opens it. A source is read by `reading` in a process of its own; what
it gives is a file (`result`), of which `parts` and `compacting` make the tables of the corpus.
"""
