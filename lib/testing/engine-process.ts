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
    | "clock"
    | "readConnection"
    | "sendHttp"
    | "limitOf"
    | "deliverEmail"
    | "readSecret"
    | "getImplementation"
    | "makeLinks"
    | "trackHtml"
  > & {
    settings: Partial<EngineSettings>;
    id: string;
  }
>;

const HARMLESS: Omit<EngineDeps, "pool" | "url" | "settings" | "engine"> = {
  clock: { now: () => new Date() },
  random: Math.random,
  getImplementation,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  sendHttp: () => Promise.resolve({ kind: "answer", status: 200, headers: {}, body: "{}", durationMs: 1 }),
  readConnection: () => Promise.resolve(null),
  limitOf: () => null,
  deliverEmail: () => Promise.resolve({ kind: "sent", response: "250 OK" }),
  readSecret: () => Promise.resolve(null),
  trackHtml: (_message, html) => Promise.resolve(html),
  makeLinks: () => ({ links: {}, headers: {} }),
};

let engines = 0;

/** A real engine with a pool of its own; calls and letters succeed at once unless told otherwise. Stop it. */
export async function startTestEngine(input: TestEngineInput): Promise<Engine> {
  const settings = { ...FAST_SETTINGS, ...input.settings };
  const pool = makePool({ url: input.url, max: settings.workers + 4, name: "test engine" });
  engines += 1;
  const { id, ...parts } = input;
  const engine = await startEngine({
    ...HARMLESS,
    ...parts,
    ...{ pool, settings },
    engine: { id: id ?? `test-${process.pid}-${engines}`, version: "test" },
  });
  const stop = async () => {
    await engine.stop();
    await pool.end();
  };
  return { counters: engine.counters, stop };
}
