import { claimKeys } from "@/lib/db/queries/idempotency/claim-keys.server";
import { KeyTakenError } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { isNotNow } from "@/lib/db/is-not-now";
import { pool } from "@/lib/db/pool.server";
import { REALTIME_LANE } from "@/lib/engine/task-row";
import { AppError } from "@/lib/shared/app-error";
import { hintStarts } from "./hint-starts.server";
import { runStarts } from "./run-starts.server";
import type { StartAnswer, StartRequest, StartResult } from "./start-request";

type Waiting = {
  request: StartRequest;
  resolve: (answer: StartAnswer) => void;
  reject: (error: unknown) => void;
};

type Door = { waiting: Waiting[]; flushes: number; isTimed: boolean };

declare global {
  // One per process: Next and the API front import different instances of this module.
  var cuelightDoor: Door | undefined;
}

/** Whoever comes within this time shares the first one's transaction. */
const GATHER_MS = 1;
/** One commits while the other gathers; more of them would only make smaller batches. */
const FLUSHES_MAX = 2;
const BATCH_MAX = 1000;

/**
 * Starts one profile in one scenario or mailing; the answer comes after its transaction was committed. Starts that arrive within a
 * millisecond, or while earlier ones commit, share one matching query and one transaction. Throws the AppError of this request alone.
 */
export function startOne(request: StartRequest): Promise<StartAnswer> {
  const door = (globalThis.cuelightDoor ??= { waiting: [], flushes: 0, isTimed: false });
  return new Promise((resolve, reject) => {
    door.waiting.push({ request, resolve, reject });
    schedule(door);
  });
}

function schedule(door: Door): void {
  if (door.isTimed || door.flushes >= FLUSHES_MAX || door.waiting.length === 0) return;
  door.isTimed = true;
  setTimeout(() => {
    door.isTimed = false;
    door.flushes += 1;
    const batch = door.waiting.splice(0, BATCH_MAX);
    void flush(batch).finally(() => {
      door.flushes -= 1;
      schedule(door);
    });
    schedule(door);
  }, GATHER_MS);
}

async function flush(batch: readonly Waiting[]): Promise<void> {
  try {
    const results = await runBatch(batch.map(({ request }) => request));
    hintStarts(results.flatMap((result) => (result instanceof KeyTakenError ? [] : [result])));
    for (const [n, { resolve, reject }] of batch.entries()) settle(results[n], { resolve, reject });
  } catch (error) {
    await divide(batch, error);
  }
}

/** What made a whole batch fail is found by halves, so that it fails alone; a database that is away fails everybody alike. */
async function divide(batch: readonly Waiting[], error: unknown): Promise<void> {
  if (batch.length === 1 || isNotNow(error)) {
    for (const { reject } of batch) reject(error);
    return;
  }
  const middle = Math.ceil(batch.length / 2);
  await flush(batch.slice(0, middle));
  await flush(batch.slice(middle));
}

type Settle = Pick<Waiting, "resolve" | "reject">;
type Result = StartResult | KeyTakenError | undefined;

function settle(result: Result, { resolve, reject }: Settle): void {
  if (result instanceof KeyTakenError) reject(result);
  else if (result?.ok) resolve(result.answer);
  else reject(result?.error ?? new AppError("unavailable", "The start has no result."));
}

async function runBatch(requests: readonly StartRequest[]): Promise<(StartResult | KeyTakenError)[]> {
  const now = await databaseNow();
  return inTransaction(pool(), async (client) => {
    const claims = requests.flatMap(({ idempotency }) => idempotency ?? []);
    const won = await claimKeys(client, claims);
    const mine = requests.filter(({ idempotency }) => idempotency === null || won.has(idempotency));
    const results = new Map<StartRequest, StartResult>();
    for (const [n, result] of (await runStarts(client, mine, { now, lane: REALTIME_LANE })).entries()) {
      const request = mine[n];
      if (request) results.set(request, result);
    }
    await recordAnswers(
      client,
      mine.flatMap((request) => listRecord(request, results.get(request))),
    );
    return requests.map((request) => results.get(request) ?? new KeyTakenError());
  });
}

/** Failures are kept by the wrapper, which knows their status. */
function listRecord({ idempotency }: StartRequest, result: StartResult | undefined) {
  return idempotency && result?.ok ? [{ claim: idempotency, answer: result.answer }] : [];
}
