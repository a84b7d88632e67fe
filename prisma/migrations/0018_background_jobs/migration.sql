-- Work on many profiles that goes on by itself, and what it was given and answered.
CREATE TABLE "background_job" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "database_id" INTEGER,
    "actor" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "settings" JSONB NOT NULL,
    "cursor" JSONB NOT NULL DEFAULT '{}',
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "cancel_asked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "turn_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "background_job_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "background_job_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "background_job_account_id_id_idx" ON "background_job"("account_id", "id");
-- The next turn, without a look at what is over.
CREATE INDEX "background_job_running" ON "background_job"("turn_at") WHERE state = 'running';

CREATE TABLE "background_job_part" (
    "job_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "input" JSONB,
    "result" JSONB,

    CONSTRAINT "background_job_part_pkey" PRIMARY KEY ("job_id", "position"),
    CONSTRAINT "background_job_part_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "background_job"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
