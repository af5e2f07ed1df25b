"""Sources as they come in practice, made from a dossier written for the tests.

Each function takes the text of a dossier and gives it back as a converter, a word processor or a
printer would have left it; what it says is the same.
"""
