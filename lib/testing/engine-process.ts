import { startEngine } from "@/lib/engine/start-engine.server";
import type { Engine, EngineDeps, EngineSettings } from "@/lib/engine/start-engine.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { makePool } from "@/lib/db/pool.server";

/** Leases in which tests need not wait long. */
export const FAST_SETTINGS: EngineSettings = {
  workers: 2,
  effectWorkers: 16,
  shardLeaseMs: 600,
  effectLeaseMs: 900,
  heartbeatMs: 100,
  pollMs: 50,
};

export type TestEngineInput = { url: string } & Partial<
  Pick<
    EngineDeps,
    "clock" | "sendHttp" | "limitOf" | "deliverEmail" | "readSecret" | "getImplementation" | "makeLinks" | "trackHtml"
  > & {
    settings: Partial<EngineSettings>;
    id: string;
  }
>;

let engines = 0;

/** A real engine with a pool of its own; calls and letters succeed at once unless told otherwise. Stop it. */
export async function startTestEngine(input: TestEngineInput): Promise<Engine> {
  const settings = { ...FAST_SETTINGS, ...input.settings };
  const pool = makePool({ url: input.url, max: settings.workers + 4, name: "test engine" });
  engines += 1;
  const engine = await startEngine({
    pool,
    url: input.url,
    clock: input.clock ?? { now: () => new Date() },
    random: Math.random,
    getImplementation: input.getImplementation ?? getImplementation,
    settings,
    engine: { id: input.id ?? `test-${process.pid}-${engines}`, version: "test" },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    sendHttp:
      input.sendHttp ??
      (() => Promise.resolve({ kind: "answer", status: 200, headers: {}, body: "{}", durationMs: 1 })),
    limitOf: input.limitOf ?? (() => null),
    deliverEmail: input.deliverEmail ?? (() => Promise.resolve({ kind: "sent", response: "250 OK" })),
    readSecret: input.readSecret ?? (() => Promise.resolve(null)),
    trackHtml: input.trackHtml ?? ((_message, html) => Promise.resolve(html)),
    makeLinks: input.makeLinks ?? (() => ({ links: {}, headers: {} })),
  });
  const stop = async () => {
    await engine.stop();
    await pool.end();
  };
  return { counters: engine.counters, stop };
}
