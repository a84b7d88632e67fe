-- How many letters a mailing sent in a week: without reading those of the year before. Opens are not in it, so that they stay updates in
-- place.
CREATE INDEX "message_sent" ON "message" ("shard", "mailing_id", "updated_at") WHERE "status" = 'sent';
