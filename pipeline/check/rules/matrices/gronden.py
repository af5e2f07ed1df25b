"""The grounds of the rules on matrices."""

GROND_C2 = (
    "Deel C 2: 'In de detaillering van de matrices wordt duidelijk dat een bepaalde competentie van toepassing is, en "
    "wordt beschreven hoe die competenties worden aangewend'"
)
GROND_B6 = "Deel B 6: 'In de proces-competentie-matrix wordt aangegeven welke competenties aangewend worden'"
