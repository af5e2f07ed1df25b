"""The workbook of a dossier for people: a module per kind of sheet."""
