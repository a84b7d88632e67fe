-- When a pass left last, and when one failed last: what "has left" and "has left with an error" ask for. Both are written by the
-- update that ends the pass, so no step writes anything more.
ALTER TABLE "task" ADD COLUMN "left_at" TIMESTAMPTZ(3), ADD COLUMN "failed_at" TIMESTAMPTZ(3);
