"""From the elements of the register's XML to a Dossier."""
