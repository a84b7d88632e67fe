-- Active scenarios whose Delayed condition asks about a segment listen from now on for who leaves it, too.
UPDATE "scenario" s SET "listens" = ARRAY(SELECT unnest(s."listens" || 'segment_left'::text) ORDER BY 1)
FROM "scenario_version" v
WHERE v."scenario_id" = s."id" AND v."version" = s."version"
  AND 'segment_entered' = ANY(s."listens") AND NOT 'segment_left' = ANY(s."listens")
  AND jsonb_path_exists(v."graph", '$.nodes[*] ? (@.type == "delayed-condition" && @.settings.awaited == "condition")');
