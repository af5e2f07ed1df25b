-- taalniveaus
--   De niveaus van talen en van rekenen die elke uitstroom vraagt, per vaardigheid of domein: alles wat gemarkeerd is.
SELECT u.dossier_id, d.titel AS dossier, d.cohort, d.onder_regie_van AS kenniscentrum, u.uitstroom_id, u.naam AS uitstroom,
  u.niveau AS mbo_niveau, e.vak, e.onderdeel, e.niveau
FROM uitstromen AS u
JOIN dossiers AS d ON d.dossier_id = u.dossier_id
JOIN (
  SELECT dossier_id, uitstroom_id, taal AS vak, vaardigheid AS onderdeel, niveau FROM taaleisen
  UNION ALL
  SELECT dossier_id, uitstroom_id, 'Rekenen en wiskunde', domein, niveau FROM rekeneisen
) AS e ON e.dossier_id = u.dossier_id AND e.uitstroom_id = u.uitstroom_id
ORDER BY u.dossier_id, u.uitstroom_id, e.vak, e.onderdeel, e.niveau;

-- verwantschap
--   Elke twee dossiers die in hetzelfde jaar ingaan en een werkproces met dezelfde titel hebben: welke zij delen, welk deel
--   dat is van het dossier met de minste, en hoeveel competenties zij beide vragen. Versies van één dossier tellen niet.
WITH titels AS (
  SELECT DISTINCT w.dossier_id, d.cohort_van, regexp_replace(lower(strip_accents(d.titel)), '[^a-z0-9]+', '', 'g') AS naam,
    regexp_replace(lower(strip_accents(w.titel)), '[^a-z0-9]+', '', 'g') AS sleutel, first(w.titel) AS titel
  FROM werkprocessen AS w JOIN dossiers AS d ON d.dossier_id = w.dossier_id
  WHERE w.titel IS NOT NULL
  GROUP BY ALL
), aantallen AS (
  SELECT dossier_id, count(*) AS aantal FROM titels GROUP BY dossier_id
), letters AS (
  SELECT dossier_id, list(DISTINCT competentie_code) AS codes FROM werkproces_competenties
  WHERE competentie_code IS NOT NULL GROUP BY dossier_id
), paren AS (
  SELECT a.dossier_id, b.dossier_id AS ander_dossier_id, count(*) AS werkprocessen,
    string_agg(a.titel, '; ' ORDER BY a.titel) AS gedeelde_werkprocessen
  FROM titels AS a JOIN titels AS b
    ON b.sleutel = a.sleutel AND b.cohort_van IS NOT DISTINCT FROM a.cohort_van AND b.dossier_id > a.dossier_id AND b.naam <> a.naam
  GROUP BY a.dossier_id, b.dossier_id
)
SELECT p.dossier_id, d.titel AS dossier, p.ander_dossier_id, e.titel AS ander_dossier, coalesce(d.cohort, CAST(d.cohort_van AS VARCHAR)) AS cohort,
  p.werkprocessen, round(p.werkprocessen / least(x.aantal, y.aantal), 2) AS aandeel,
  coalesce(len(list_intersect(m.codes, n.codes)), 0) AS competenties, p.gedeelde_werkprocessen
FROM paren AS p
JOIN dossiers AS d ON d.dossier_id = p.dossier_id
JOIN dossiers AS e ON e.dossier_id = p.ander_dossier_id
JOIN aantallen AS x ON x.dossier_id = p.dossier_id
JOIN aantallen AS y ON y.dossier_id = p.ander_dossier_id
LEFT JOIN letters AS m ON m.dossier_id = p.dossier_id
LEFT JOIN letters AS n ON n.dossier_id = p.ander_dossier_id
ORDER BY p.werkprocessen DESC, p.dossier_id, p.ander_dossier_id;
