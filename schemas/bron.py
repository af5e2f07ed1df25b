"""The account of the source: where each of its lines went."""

from schemas.base import DossierTable, Text, Whole, column


class Bronverantwoording(DossierTable):
    """Waar elke niet-lege regel van de bron is gebleven."""

    regel: Whole = column("Regel van de bron; bij een PDF de gedrukte regels, doorgeteld vanaf 1.", key=True, least=1)
    bestemming: Text = column(
        "Tabel waarin de regel is verwerkt, of kop, of opmaak; leeg als de regel niet is verwerkt.",
        pattern=r"[a-z_]+",
    )
    pagina: Whole = column("Bladzijde van de PDF waar de regel staat; leeg bij een tekstbron.", least=1)
