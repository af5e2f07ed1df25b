"""The tables in a database: what all of them say in the same words, and a module per kind of database."""
