"""What the rules on the source stand on."""

GROND = "De bron moet alles tonen wat het dossier zegt, anders is het dossier niet te beoordelen"
