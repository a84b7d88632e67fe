-- When a scenario's failures are too many, and whether they are now.
CREATE TABLE "failure_alert" (
    "scenario_id" INTEGER NOT NULL,
    "percent" INTEGER NOT NULL DEFAULT 10,
    "least" INTEGER NOT NULL DEFAULT 50,
    "stops" BOOLEAN NOT NULL DEFAULT false,
    "counted_from" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "failed" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "failure_alert_pkey" PRIMARY KEY ("scenario_id")
);
