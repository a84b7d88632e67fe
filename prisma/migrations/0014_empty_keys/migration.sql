-- An empty text in a key field is no key any more.
DELETE FROM "profile_key" WHERE "value" !~ '\S';
