"""The words of dossiers on which the rules between dossiers stand."""

KEUZE = "D 2.4: 'De keuze van competenties en componenten consistent doorvoeren in alle dossiers'."
WOORDEN = "D 2.4: vakkennis en resultaten 'op hetzelfde abstractieniveau' beschrijven, 'in vergelijking tot de andere dossiers'."
BEELD = "Deel A, 'Kwalificaties in beeld', en D 2.2, Verwantschap: die noemen kwalificaties van andere dossiers."
VERSIES = "D 2.5: 'Versiebeheer van het kwalificatiedossier', met de reden van elke wijziging."
CREBO = "Een crebocode is van één kwalificatie: daarmee staan deelnemers ingeschreven."
