import type { Pool } from "pg";
import { getReadiness } from "@/lib/db/queries/health/get-readiness.server";
import type { Readiness } from "@/lib/db/queries/health/get-readiness.server";

/** A dead engine's work moves again within this time, so an older heartbeat means that nobody works. */
const HEARTBEAT_MS_MAX = 15_000;
const ANSWER_MS_MAX = 3000;

/** `GET /healthz`: this process runs and answers. */
export function healthz(): Response {
  return Response.json({ status: "ok" });
}

/**
 * `GET /readyz`: the database answers, has every migration of this version, and an engine is at work.
 * 200 when all hold, else 503; either way `checks` says which.
 */
export async function readyz(pool: Pool, migrations: string[]): Promise<Response> {
  const found = await withLimit(getReadiness(pool)).catch(() => null);
  const checks = {
    database: found !== null,
    migrations: found !== null && migrations.every((name) => found.migrations.includes(name)),
    engine: found !== null && isFresh(found),
  };
  const ready = Object.values(checks).every(Boolean);
  return Response.json({ status: ready ? "ready" : "not ready", checks }, { status: ready ? 200 : 503 });
}

function isFresh({ heartbeatAgeMs }: Readiness): boolean {
  return heartbeatAgeMs !== null && heartbeatAgeMs <= HEARTBEAT_MS_MAX;
}

async function withLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not answer in time.")), ANSWER_MS_MAX);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
