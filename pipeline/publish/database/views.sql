-- werkprocessen_per_uitstroom
--   De werkprocessen van elke uitstroom, in volgorde, met hun kerntaak en omschrijving.
SELECT o.dossier_id, d.titel AS dossier, d.cohort, u.uitstroom_id, u.naam AS uitstroom, u.niveau, k.kerntaak_nr, k.titel AS kerntaak,
  o.werkproces_id, w.titel AS werkproces, x.omschrijving
FROM :overzicht AS o
JOIN :uitstromen AS u ON u.dossier_id = o.dossier_id AND u.uitstroom_id = o.uitstroom_id
JOIN :dossiers AS d ON d.dossier_id = u.dossier_id
LEFT JOIN :werkprocessen AS w ON w.dossier_id = o.dossier_id AND w.werkproces_id = o.werkproces_id
LEFT JOIN :kerntaken AS k ON k.dossier_id = w.dossier_id AND k.kerntaak_nr = w.kerntaak_nr
LEFT JOIN :uitwerkingen AS x
  ON x.dossier_id = o.dossier_id AND x.uitstroom_id = o.uitstroom_id AND x.werkproces_id = o.werkproces_id
ORDER BY o.dossier_id, CAST(substr(u.uitstroom_id, 2) AS INTEGER), w.kerntaak_nr, w.volgnr;

-- competenties_per_werkproces
--   Welke competenties een werkproces van een uitstroom vraagt, in de volgorde van het dossier.
SELECT p.dossier_id, d.titel AS dossier, d.cohort, u.uitstroom_id, u.naam AS uitstroom, p.werkproces_id, w.titel AS werkproces,
  p.volgnr, p.competentie_code, c.naam AS competentie
FROM :werkproces_competenties AS p
JOIN :uitstromen AS u ON u.dossier_id = p.dossier_id AND u.uitstroom_id = p.uitstroom_id
JOIN :dossiers AS d ON d.dossier_id = u.dossier_id
LEFT JOIN :werkprocessen AS w ON w.dossier_id = p.dossier_id AND w.werkproces_id = p.werkproces_id
LEFT JOIN :competenties AS c ON c.competentie_code = p.competentie_code
ORDER BY p.dossier_id, CAST(substr(u.uitstroom_id, 2) AS INTEGER), w.kerntaak_nr, w.volgnr, p.volgnr;

-- kennis_per_kerntaak
--   Kennis en vakkennis bij elke kerntaak van een uitstroom, uit dossiers van alle jaren.
SELECT a.dossier_id, d.titel AS dossier, d.cohort, u.uitstroom_id, u.naam AS uitstroom, a.kerntaak_nr, k.titel AS kerntaak, a.werkproces_id, a.kennis
FROM (
  SELECT v.dossier_id, v.uitstroom_id, w.kerntaak_nr, w.volgnr AS plaats, v.werkproces_id,
    v.detaillering_volgnr AS groep, v.volgnr, v.vakkennis AS kennis
  FROM :vakkennis AS v
  LEFT JOIN :werkprocessen AS w ON w.dossier_id = v.dossier_id AND w.werkproces_id = v.werkproces_id
  UNION ALL
  SELECT b.dossier_id, b.uitstroom_id, b.kerntaak_nr, 0, NULL, 0, b.volgnr, n.kennis
  FROM :kerntaak_kennis AS b
  LEFT JOIN :kennis AS n ON n.dossier_id = b.dossier_id AND n.kennis_nr = b.kennis_nr
) AS a
JOIN :uitstromen AS u ON u.dossier_id = a.dossier_id AND u.uitstroom_id = a.uitstroom_id
JOIN :dossiers AS d ON d.dossier_id = u.dossier_id
LEFT JOIN :kerntaken AS k ON k.dossier_id = a.dossier_id AND k.kerntaak_nr = a.kerntaak_nr
ORDER BY a.dossier_id, CAST(substr(u.uitstroom_id, 2) AS INTEGER), a.kerntaak_nr, a.plaats, a.groep, a.volgnr;

-- niveaus_per_uitstroom
--   Het niveau van elke uitstroom, en de niveaus van taal en rekenen die zij vraagt.
SELECT u.dossier_id, d.titel AS dossier, d.cohort, u.uitstroom_id, u.naam AS uitstroom, u.niveau AS mbo_niveau, e.vak, e.onderdeel, e.niveau
FROM :uitstromen AS u
JOIN :dossiers AS d ON d.dossier_id = u.dossier_id
LEFT JOIN (
  SELECT dossier_id, uitstroom_id, taal AS vak, vaardigheid AS onderdeel, niveau FROM :taaleisen
  UNION ALL
  SELECT dossier_id, uitstroom_id, 'Rekenen en wiskunde', domein, niveau FROM :rekeneisen
) AS e ON e.dossier_id = u.dossier_id AND e.uitstroom_id = u.uitstroom_id
ORDER BY u.dossier_id, CAST(substr(u.uitstroom_id, 2) AS INTEGER), e.vak, e.onderdeel, e.niveau;

-- dekking
--   Van elk werkproces bij elke uitstroom: staat het in het overzicht, is het uitgewerkt, met hoeveel resultaten
--   en competenties.
SELECT a.dossier_id, d.titel AS dossier, d.cohort, u.uitstroom_id, u.naam AS uitstroom, a.werkproces_id, w.titel AS werkproces,
  MAX(a.overzicht) AS in_overzicht, MAX(a.uitwerking) AS uitgewerkt,
  SUM(a.resultaat) AS resultaten, SUM(a.competentie) AS competenties
FROM (
  SELECT dossier_id, uitstroom_id, werkproces_id,
    1 AS overzicht, 0 AS uitwerking, 0 AS resultaat, 0 AS competentie FROM :overzicht
  UNION ALL SELECT dossier_id, uitstroom_id, werkproces_id, 0, 1, 0, 0 FROM :uitwerkingen
  UNION ALL SELECT dossier_id, uitstroom_id, werkproces_id, 0, 0, 1, 0 FROM :resultaten
  UNION ALL SELECT dossier_id, uitstroom_id, werkproces_id, 0, 0, 0, 1 FROM :werkproces_competenties
) AS a
JOIN :uitstromen AS u ON u.dossier_id = a.dossier_id AND u.uitstroom_id = a.uitstroom_id
JOIN :dossiers AS d ON d.dossier_id = u.dossier_id
LEFT JOIN :werkprocessen AS w ON w.dossier_id = a.dossier_id AND w.werkproces_id = a.werkproces_id
GROUP BY a.dossier_id, d.titel, d.cohort, u.uitstroom_id, u.naam, a.werkproces_id, w.titel, w.kerntaak_nr, w.volgnr
ORDER BY a.dossier_id, CAST(substr(u.uitstroom_id, 2) AS INTEGER), w.kerntaak_nr, w.volgnr;

-- vakkennis_per_term
--   Elke term van kennis of vakkennis: hoe vaak hij staat, en bij hoeveel uitstromen en dossiers.
SELECT kennis, COUNT(*) AS aantal, COUNT(DISTINCT dossier_id) AS dossiers,
  COUNT(DISTINCT dossier_id || ' ' || uitstroom_id) AS uitstromen
FROM :kennis_per_kerntaak
GROUP BY kennis
ORDER BY COUNT(*) DESC, kennis;
