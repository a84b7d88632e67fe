-- Retry-After of an answer holds for the host, in every engine.
ALTER TABLE "host_state" ADD COLUMN "retry_until" TIMESTAMPTZ(3);
