-- telling
--   Hoeveel er is.
SELECT count(*) AS dossiers, count(DISTINCT cohort_van) AS cohorten,
  (SELECT count(*) FROM build WHERE status <> 'gelezen') AS niet_genomen
FROM dossiers;

-- dossiers
--   Elk dossier met zijn oordeel en zijn tellingen.
WITH staat AS (
  SELECT dossier_id, count(*) FILTER (ernst = 'fout') AS fouten, count(*) FILTER (ernst = 'waarschuwing') AS waarschuwingen,
    count(*) FILTER (ernst = 'advies') AS adviezen
  FROM bevindingen WHERE aanvaard IS NULL AND eigenaar = 'dossier' GROUP BY dossier_id
), bron AS (
  SELECT dossier_id, count(*) AS aantal FROM bevindingen WHERE aanvaard IS NULL AND eigenaar = 'bron' GROUP BY dossier_id
), codes AS (
  SELECT dossier_id, string_agg(code || ' (' || aantal || ')', ', ' ORDER BY code) AS lijst
  FROM (SELECT dossier_id, code, count(*) AS aantal FROM bevindingen WHERE aanvaard IS NULL GROUP BY dossier_id, code)
  GROUP BY dossier_id
), open AS (
  SELECT dossier_id, count(*) AS aantal FROM uitkomsten WHERE uitkomst = 'niet te beoordelen' GROUP BY dossier_id
)
SELECT coalesce(d.titel, d.dossier_id) AS titel, coalesce(d.onder_regie_van, d.vastgesteld_door, d.domein, 'onbekend') AS kenniscentrum,
  coalesce(CAST(d.cohort_van AS VARCHAR), 'onbekend') AS cohort,
  CASE WHEN coalesce(s.fouten, 0) > 0 THEN 'voldoet niet' ELSE 'voldoet' END AS oordeel,
  coalesce(s.fouten, 0), coalesce(s.waarschuwingen, 0), coalesce(s.adviezen, 0), coalesce(b.aantal, 0), coalesce(o.aantal, 0),
  d.dossier_id, d.bron_bestand, coalesce(c.lijst, '')
FROM dossiers AS d
LEFT JOIN staat AS s USING (dossier_id)
LEFT JOIN bron AS b USING (dossier_id)
LEFT JOIN codes AS c USING (dossier_id)
LEFT JOIN open AS o USING (dossier_id)
ORDER BY 5 DESC, 6 DESC, 7 DESC, d.dossier_id;

-- regels
--   Per regel: hoeveel bevindingen staan, bij hoeveel dossiers, van hoeveel waar de regel te beoordelen was.
SELECT b.code, first(b.regel), first(b.ernst), count(*), count(DISTINCT b.dossier_id), first(u.beoordeeld)
FROM bevindingen AS b
LEFT JOIN (
  SELECT code, count(*) FILTER (uitkomst <> 'niet te beoordelen') AS beoordeeld FROM uitkomsten GROUP BY code
) AS u ON u.code = b.code
WHERE b.aanvaard IS NULL
GROUP BY b.code
ORDER BY count(DISTINCT b.dossier_id) DESC, b.code;

-- kenniscentra
--   Per kenniscentrum: dossiers, hoeveel voldoen, en hoeveel bevindingen zij gemiddeld hebben, per familie van regels.
WITH van AS (
  SELECT dossier_id, coalesce(onder_regie_van, vastgesteld_door, domein, 'onbekend') AS kenniscentrum FROM dossiers
), staat AS (
  SELECT * FROM bevindingen WHERE aanvaard IS NULL AND eigenaar = 'dossier'
)
SELECT v.kenniscentrum, count(DISTINCT v.dossier_id) AS dossiers,
  count(DISTINCT v.dossier_id) - count(DISTINCT s.dossier_id) FILTER (s.ernst = 'fout') AS voldoen,
  count(s.code) FILTER (s.code LIKE 'KD1%'), count(s.code) FILTER (s.code LIKE 'KD2%'), count(s.code) FILTER (s.code LIKE 'KD3%'),
  count(s.code) FILTER (s.code LIKE 'KD4%'), count(s.code) FILTER (s.code LIKE 'KD5%'), count(s.code) FILTER (s.code LIKE 'KD6%'),
  count(s.code) FILTER (s.code LIKE 'KD7%'), count(s.code) FILTER (s.code LIKE 'KD8%')
FROM van AS v LEFT JOIN staat AS s USING (dossier_id)
GROUP BY v.kenniscentrum
ORDER BY v.kenniscentrum;

-- cohorten
--   Per jaar waarin dossiers ingaan: hoeveel, welk deel voldoet, en per dossier de fouten, waarschuwingen, adviezen en eisen aan rekenen.
WITH staat AS (
  SELECT dossier_id, count(*) FILTER (ernst = 'fout') AS fouten, count(*) FILTER (ernst = 'waarschuwing') AS waarschuwingen,
    count(*) FILTER (ernst = 'advies') AS adviezen
  FROM bevindingen WHERE aanvaard IS NULL AND eigenaar = 'dossier' GROUP BY dossier_id
), eisen AS (
  SELECT dossier_id, count(*) AS markeringen FROM rekeneisen GROUP BY dossier_id
)
SELECT CAST(d.cohort_van AS VARCHAR) AS cohort, count(*) AS dossiers, avg(CASE WHEN coalesce(s.fouten, 0) = 0 THEN 1.0 ELSE 0.0 END),
  avg(coalesce(s.fouten, 0)), avg(coalesce(s.waarschuwingen, 0)), avg(coalesce(s.adviezen, 0)), avg(e.markeringen)
FROM dossiers AS d LEFT JOIN staat AS s USING (dossier_id) LEFT JOIN eisen AS e USING (dossier_id)
WHERE d.cohort_van IS NOT NULL
GROUP BY d.cohort_van
ORDER BY d.cohort_van;

-- kaart
--   Hoeveel paren van verwante dossiers er tussen elke twee kenniscentra zijn.
WITH van AS (
  SELECT dossier_id, coalesce(onder_regie_van, vastgesteld_door, domein, 'onbekend') AS kenniscentrum FROM dossiers
)
SELECT least(a.kenniscentrum, b.kenniscentrum), greatest(a.kenniscentrum, b.kenniscentrum), count(*)
FROM verwanten AS v JOIN van AS a ON a.dossier_id = v.dossier_id JOIN van AS b ON b.dossier_id = v.ander_dossier_id
GROUP BY ALL;

-- paren
--   De paren die het meest delen.
SELECT dossier, ander_dossier, cohort, werkprocessen, CAST(round(100 * aandeel) AS INTEGER), competenties, gedeelde_werkprocessen,
  dossier_id, ander_dossier_id
FROM verwanten
ORDER BY aandeel DESC, werkprocessen DESC, dossier_id, ander_dossier_id
LIMIT 1500;

-- naasten
--   Van elk dossier de dossiers waar het het meest mee deelt.
SELECT dossier_id, string_agg(ander || ' (' || CAST(round(100 * aandeel) AS INTEGER) || ' %)', ', ' ORDER BY aandeel DESC, ander)
FROM (
  SELECT dossier_id, ander_dossier AS ander, aandeel, row_number() OVER (PARTITION BY dossier_id ORDER BY aandeel DESC, ander_dossier) AS plaats
  FROM (
    SELECT dossier_id, ander_dossier, aandeel FROM verwanten
    UNION ALL SELECT ander_dossier_id, dossier, aandeel FROM verwanten
  )
)
WHERE plaats <= 5
GROUP BY dossier_id;
