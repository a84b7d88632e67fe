-- How many profiles an element Limit let pass in one period.
CREATE TABLE "limit_counter" (
    "scenario_id" INTEGER NOT NULL,
    "node_id" INTEGER NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "limit_counter_pkey" PRIMARY KEY ("scenario_id","node_id","period_start")
);
ALTER TABLE "limit_counter" SET (fillfactor = 30);
