import pg from "pg";
import { env, requireDatabaseUrl } from "@/lib/shared/env.server";

declare global {
  // One per process: Next and the API front import different instances of this module.
  var cuelightPool: pg.Pool | undefined;
}

/** After these limits the server gives up on a session, so that a stopped or unplugged engine lets go of its rows within 15 s. */
const IDLE_IN_TRANSACTION_MS_MAX = 10_000;
const TCP_USER_TIMEOUT_MS = 10_000;
const KEEPALIVE_IDLE_S = 5;
const KEEPALIVE_INTERVAL_S = 2;
const KEEPALIVE_COUNT = 3;
const STATEMENT_MS_MAX = 30_000;
const CONNECT_MS_MAX = 5000;
/** The client waits this much longer than the server works: then the connection itself is dead. */
const ANSWER_GRACE_MS = 5000;

export type PoolOptions = {
  url: string;
  max: number;
  /** Shown in pg_stat_activity. */
  name: string;
  /** Longest statement in ms; what touches every profile of a database goes shard by shard. */
  statementMsMax?: number;
};

/**
 * Makes a pool whose sessions have the limits above. Columns come as: int8 → bigint, date → "YYYY-MM-DD",
 * timestamptz → Date, numeric → string, jsonb → parsed.
 */
export function makePool(options: PoolOptions): pg.Pool {
  const statementMs = options.statementMsMax ?? STATEMENT_MS_MAX;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: `cuelight ${options.name}`,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_IDLE_S * 1000,
    query_timeout: statementMs + ANSWER_GRACE_MS,
    options: settings({
      statement_timeout: statementMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS_MAX,
      tcp_user_timeout: TCP_USER_TIMEOUT_MS,
      tcp_keepalives_idle: KEEPALIVE_IDLE_S,
      tcp_keepalives_interval: KEEPALIVE_INTERVAL_S,
      tcp_keepalives_count: KEEPALIVE_COUNT,
    }),
    types,
  });
  // An idle connection that the server ended is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  // Nor may one that is ended while a transaction has it between two queries: the next query says so.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The pool of this process's web half and its services, on DATABASE_URL. */
export function pool(): pg.Pool {
  globalThis.cuelightPool ??= makePool({ url: requireDatabaseUrl(), max: env().webConnections, name: env().role });
  return globalThis.cuelightPool;
}

/** Ends the process's pool; the next call of `pool()` makes a new one. */
export async function closePool(): Promise<void> {
  const open = globalThis.cuelightPool;
  globalThis.cuelightPool = undefined;
  await open?.end();
}

function settings(values: Record<string, number>): string {
  return Object.entries(values)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
}

const bigints = (text: string): bigint[] => (text === "{}" ? [] : text.slice(1, -1).split(",").map(BigInt));

/** pg's own parsers but for these: ids must not lose digits, a date has no hour and no zone. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, BigInt);
types.setTypeParser(1016, bigints);
types.setTypeParser(pg.types.builtins.DATE, String);
