-- No statement plans by these columns: every look at tasks goes along an index. A sample of them, JSON among it, kept ANALYZE busy
-- for most of a second on a core that callers of the API wait for.
ALTER TABLE "task"
  ALTER COLUMN "pass_id" SET STATISTICS 0,
  ALTER COLUMN "ver" SET STATISTICS 0,
  ALTER COLUMN "seq" SET STATISTICS 0,
  ALTER COLUMN "entered_at" SET STATISTICS 0,
  ALTER COLUMN "node_entered_at" SET STATISTICS 0,
  ALTER COLUMN "steps" SET STATISTICS 0,
  ALTER COLUMN "hops" SET STATISTICS 0,
  ALTER COLUMN "tries" SET STATISTICS 0,
  ALTER COLUMN "apicontent" SET STATISTICS 0,
  ALTER COLUMN "vars" SET STATISTICS 0,
  ALTER COLUMN "error" SET STATISTICS 0,
  ALTER COLUMN "left_at" SET STATISTICS 0,
  ALTER COLUMN "failed_at" SET STATISTICS 0;
