-- A trigger mailing that goes out by itself runs as a scenario of its own: a trigger, and a Send. It is not shown among the scenarios.
-- No foreign key: its history outlives the mailing.
ALTER TABLE "scenario" ADD COLUMN "mailing_id" INTEGER;
CREATE INDEX "scenario_mailing_id_idx" ON "scenario" ("mailing_id");
