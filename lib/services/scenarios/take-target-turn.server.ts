import type { Pool } from "pg";
import { limitConnection } from "@/lib/engine/connections/limit-connection";
import type { OpenConnection } from "@/lib/engine/connections/open-connection";
import { readHost } from "@/lib/engine/effects/host-rests";
import { RateBucket } from "@/lib/engine/effects/rate-bucket.server";
import { makeHostLimit } from "@/lib/services/engine/make-host-limit";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { AppError } from "@/lib/shared/app-error";
import { env } from "@/lib/shared/env.server";

const MS_PER_S = 1_000;

type Target = { url: string; connection: OpenConnection | null };

/** The turn of the connection, or the host, out of the same limit as the calls of scenarios. @throws AppError `too_many_requests`. */
export async function takeTargetTurn(pool: Pool, { url, connection }: Target): Promise<void> {
  const host = readHost(url);
  const limit = (connection && limitConnection(connection)) ?? makeHostLimit(env())(host);
  if (limit === null) return;
  const bucket = new RateBucket({ pool, clock: ENGINE_CLOCK, random: Math.random });
  const until = await bucket.take(limit.key, limit.rate);
  if (until === null) return;
  const seconds = Math.max(1, Math.ceil((until - ENGINE_CLOCK.now().getTime()) / MS_PER_S));
  const what = connection === null ? host : `the connection "${connection.name}"`;
  const message = `The limit of calls for ${what} is used up just now. Try again in ${seconds} s.`;
  throw new AppError("too_many_requests", message, { retryAfterSeconds: seconds });
}
