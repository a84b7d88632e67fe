-- Triggers that fire by a schedule: when each does next.
CREATE TABLE "schedule_plan" (
    "scenario_id" INTEGER NOT NULL,
    "node_id" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "zone" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "fired_at" TIMESTAMPTZ(3),

    CONSTRAINT "schedule_plan_pkey" PRIMARY KEY ("scenario_id","node_id")
);
CREATE INDEX "schedule_plan_next" ON "schedule_plan" ("next_at") WHERE "next_at" IS NOT NULL;
