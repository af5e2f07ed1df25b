"""Family 0: rules between dossiers, on the tables of a whole corpus; a row says by `dossier_id` whose it is."""
