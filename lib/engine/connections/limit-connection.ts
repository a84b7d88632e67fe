import { PERIOD_MS } from "@/lib/domain/http/connection";
import type { OpenConnection } from "@/lib/engine/connections/open-connection";
import type { RateLimit } from "@/lib/engine/effects/host-breaker.server";

/** How often a connection may be used, by everybody together; null = as the installation's limit for a host says. */
export function limitConnection({ id, config: { rateLimit, ratePer } }: OpenConnection): RateLimit | null {
  return rateLimit === null ? null : { key: `connection:${id}`, rate: { count: rateLimit, perMs: PERIOD_MS[ratePer] } };
}
