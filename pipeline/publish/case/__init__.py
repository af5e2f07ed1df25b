"""A dossier as a CFPackage of 1EdTech CASE, valid as 1.0 and as 1.1."""
