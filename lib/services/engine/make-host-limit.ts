import type { RateLimit } from "@/lib/engine/effects/host-breaker.server";
import type { Env } from "@/lib/shared/env.server";

const SECOND_MS = 1_000;

/** How often the elements may call a host: as the installation says, but the product's own API as often as they like. */
export function makeHostLimit({ publicUrl, hostCallsPerSecond }: Pick<Env, "publicUrl" | "hostCallsPerSecond">) {
  const own = new URL(publicUrl).host;
  return (host: string): RateLimit | null =>
    hostCallsPerSecond === 0 || host === own
      ? null
      : { key: `host:${host}`, rate: { count: hostCallsPerSecond, perMs: SECOND_MS } };
}
