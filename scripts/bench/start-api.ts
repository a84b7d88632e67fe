import { pool } from "@/lib/db/pool.server";
import { startBenchServer, type ServerKind } from "./api-server";
import { compare, measure, median, percentile, type Bench, type Figure } from "./figure";
import { measureStartLatency } from "./start-latency";
import { runLoad } from "./load";
import { emailOf, makeStartWorld, type StartWorld } from "./start-world";

const CONNECTIONS = 64;
const ROUNDS = 5;
const ROUND_MS = 4_000;
const WARM_UP_MS = 2_000;
const KINDS: readonly ServerKind[] = ["ours", "bare"];
type Round = { perSecond: number; p50: number; p99: number };

/**
 * `workflows/start`, one profile per call, 64 connections: the door against a bare `node:http` server that does the same matching and
 * the same write in one transaction per request. Client, server and PostgreSQL share the machine; the two take turns.
 */
export const startApi: Bench = async (log) => {
  const world = await makeStartWorld();
  const servers = await Promise.all(KINDS.map((kind) => startBenchServer(kind, world)));
  const rounds: Record<ServerKind, Round[]> = { ours: [], bare: [] };
  let latency: Figure[] = [];
  try {
    for (const { port } of servers) await load(port, world, WARM_UP_MS);
    for (let n = 1; n <= ROUNDS; n += 1) {
      for (const { kind, port } of servers) {
        await pool().query("TRUNCATE task");
        const round = await load(port, world, ROUND_MS);
        rounds[kind].push(round);
        log(`round ${n} ${kind}: ${Math.round(round.perSecond)}/s, p50 ${round.p50} ms, p99 ${round.p99} ms`);
      }
    }
    await pool().query("TRUNCATE task");
    log("a steady 60 calls a second, with an engine");
    latency = await measureStartLatency(servers[0]?.port ?? 0, world);
  } finally {
    for (const { child } of servers) child.kill();
    await pool().query("TRUNCATE task");
  }
  return [...makeFigures(rounds), ...latency];
};

function makeFigures({ ours, bare }: Record<ServerKind, Round[]>): Figure[] {
  const of = (list: Round[], name: keyof Round) => median(list.map((round) => round[name]));
  const pair = (name: keyof Round) => ({ value: of(ours, name), reference: of(bare, name) });
  return [
    compare("workflows/start per second", "1/s", pair("perSecond")),
    compare("answer p50", "ms", pair("p50")),
    compare("answer p99", "ms", pair("p99")),
    measure("connections", "1", CONNECTIONS),
  ];
}

async function load(port: number, { token, scenarioId }: StartWorld, durationMs: number): Promise<Round> {
  const body = (n: number) =>
    JSON.stringify({ token, id: scenarioId, matching: "email", email: emailOf(n * 7919), content: { order: n } });
  const { perSecond, latenciesMs, failures } = await runLoad({ port, connections: CONNECTIONS, durationMs, body });
  if (failures > 0) throw new Error(`${failures} of ${latenciesMs.length} starts failed.`);
  return { perSecond, p50: tenths(percentile(latenciesMs, 50)), p99: tenths(percentile(latenciesMs, 99)) };
}

const tenths = (ms: number) => Math.round(ms * 10) / 10;
