-- What the clock starts by itself: the triggers of scenarios, as they were looked at last.
ALTER TABLE "scenario" ADD COLUMN "planned_rev" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "scenario" ADD COLUMN "planned_zone" TEXT NOT NULL DEFAULT '';

CREATE TABLE "date_plan" (
    "scenario_id" INTEGER NOT NULL,
    "node_id" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "zone" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "shard" SMALLINT NOT NULL DEFAULT 0,
    "after_id" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "date_plan_pkey" PRIMARY KEY ("scenario_id","node_id")
);

CREATE TABLE "date_due" (
    "shard" SMALLINT NOT NULL,
    "scenario_id" INTEGER NOT NULL,
    "node_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "day" INTEGER,
    "fired_day" INTEGER,
    "source" TEXT NOT NULL,
    "profile_version" INTEGER NOT NULL,

    CONSTRAINT "date_due_pkey" PRIMARY KEY ("shard","scenario_id","node_id","profile_id")
);
-- The look of every minute: 256 probes, however many profiles have a date.
CREATE INDEX "date_due_due" ON "date_due" ("shard", "due_at") WHERE "due_at" IS NOT NULL;
