"""The grounds of the rules on coverage, and the words for what they could not judge."""

GROND_1_1 = "Inleiding: 'er is een 1-1 relatie tussen respectievelijk de kerntaken, de proces-competentie-matrices'"
GROND_3 = "Deel B 3: de matrix markeert welke kerntaken en werkprocessen de uitstromen gemeen hebben"
NO_OVERVIEW = "het overzicht van B 3 is in de bron niet te lezen"
PART_OF_OVERVIEW = "een deel van het overzicht"
