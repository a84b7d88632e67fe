import type { ClientBase } from "pg";
import type { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { takeQuotas } from "@/lib/engine/batch/take-quotas.server";
import type { QuotaLedger } from "@/lib/engine/batch/quota-ledger.server";
import type { Blocked } from "@/lib/engine/batch/blocked";
import type { ChangedProfile } from "@/lib/engine/batch/write-profiles.server";
import { writeMemberships } from "@/lib/engine/batch/write-memberships.server";
import { writeSubscriptions } from "@/lib/engine/batch/write-subscriptions.server";
import { writeProfiles } from "@/lib/engine/batch/write-profiles.server";
import { addChanged } from "@/lib/engine/batch/add-changed";
import { queueMessages } from "@/lib/engine/queue-messages.server";
import type { NewEffect } from "@/lib/engine/sql/insert-effects.server";
import type { ProfileState } from "@/lib/engine/walk/profile-state";
import type { Block, Patch } from "@/lib/engine/walk/walk";
import { walk, walkPatched } from "@/lib/engine/walk/walk";
import type { Walker } from "@/lib/engine/walk/walker";
import type { Outcome } from "@/lib/nodes/define";
import type { JsonObject } from "@/lib/shared/json";

/** A task to walk; `first` = how it leaves the element where it stands, after `patch` changed its profile. */
export type Start = { walker: Walker; first: Outcome<string> | null; patch?: Patch | undefined };
export type Jump = { walker: Walker; scenarioId: number; passApicontent: boolean };
export type Thrown = { walker: Walker; error: unknown };

export type Walked = {
  done: Walker[];
  /** Tasks that leave for another scenario: written first, then entered there. */
  jumps: Jump[];
  /** Tasks whose step threw; they stand at that element. */
  thrown: Thrown[];
};

type Waiting = Blocked & { start: Start };
type Place = { shard: number; now: Date; writer: BatchWriter; quotas: QuotaLedger };
type Round = Place & { client: ClientBase; walked: Walked };

/**
 * Walks tasks until each has stopped. What needs the database on the way (a unique key, a message) is done for all of them
 * together, round by round; nearly every batch needs one round.
 */
export async function walkAll(client: ClientBase, starts: readonly Start[], place: Place): Promise<Walked> {
  const round: Round = { client, ...place, walked: { done: [], jumps: [], thrown: [] } };
  let open = starts;
  while (open.length > 0) open = await runRound(round, open);
  return round.walked;
}

async function runRound(round: Round, starts: readonly Start[]): Promise<Start[]> {
  const blocked: Waiting[] = [];
  for (const start of starts) {
    const { walker, first, patch } = start;
    try {
      const block = patch && first?.kind === "exit" ? walkPatched(walker, first, patch) : walk(walker, first);
      if (!settle(round, walker, block)) blocked.push({ walker, block, start });
    } catch (error) {
      // Only the task's own step can have thrown: nothing here touches the database.
      round.walked.thrown.push({ walker, error });
    }
  }
  if (blocked.length === 0) return [];
  const refused = await writeChanged(
    round,
    blocked.map(({ walker }) => walker),
  );
  const messages = await queueAll(round, blocked);
  const counted = await takeQuotas(round.quotas, blocked);
  return blocked.flatMap(({ walker, block, start }): Start[] => {
    if (block.kind === "same") return [start];
    if (block.kind === "again") return [{ walker, first: null }];
    if (block.kind === "keys") return [{ walker, first: leaveKeys(walker, block, refused) }];
    const first = messages.get(walker) ?? counted.get(walker);
    return first ? [{ walker, first }] : [];
  });
}

/** True for a walk that is over, or that only waits for a call to be made. */
function settle({ walked, writer, shard }: Round, walker: Walker, block: Block): boolean {
  if (block.kind === "done") walked.done.push(walker);
  else if (block.kind === "enter") walked.jumps.push({ walker, ...block });
  else if (block.kind === "http") {
    writer.addEffect(makeHttpEffect(walker, shard));
    walked.done.push(walker);
  } else return false;
  return true;
}

/** The inputs of a call: the fields it reads as they are now; apicontent and answers stand in the task until it goes on. */
function makeHttpEffect(walker: Walker, shard: number): NewEffect {
  const { accountId, databaseId, graph } = walker.scenario;
  const fields = graph.nodes.get(walker.nodeId)?.step.needs.fields ?? [];
  const all = walker.profile.fields;
  const lead: JsonObject = fields === "all" ? all : pick(all, fields);
  const { profileId } = walker.row;
  const inputs = JSON.stringify({ lead });
  const { lane } = walker;
  return { shard, id: null, kind: "http", accountId, databaseId, profileId, task: describeTask(walker), lane, inputs };
}

function pick(fields: JsonObject, names: readonly string[]): JsonObject {
  const picked: JsonObject = {};
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

function describeTask(walker: Walker) {
  const { scenarioId, version } = walker.scenario;
  const { instance, passId } = walker.row;
  return { scenarioId, version, nodeId: walker.nodeId, instance, passId, ver: walker.ver };
}

function leaveKeys(
  walker: Walker,
  block: Extract<Block, { kind: "keys" }>,
  refused: ReadonlySet<ProfileState>,
): Outcome<string> {
  const { output, detail } = block;
  if (!refused.has(walker.profileState)) return { kind: "exit", output, ...(detail ? { detail } : {}) };
  const message = "Another profile has the same value of a unique field.";
  return { kind: "exit", output: block.refused, detail: { ...detail, message } };
}

/** Writes what the blocked walks changed so far: keys must be known, and a letter shows the profile as it is now. */
async function writeChanged(round: Round, walkers: readonly Walker[]): Promise<Set<ProfileState>> {
  const changed = new Map<ProfileState, ChangedProfile>();
  for (const walker of walkers) {
    if (walker.profileState.isChanged) addChanged(changed, walker);
  }
  await writeSubscriptions(round.client, round, walkers);
  await writeMemberships(round.client, round, walkers);
  return writeProfiles(round.client, round, [...changed.values()]);
}

/** Queues the messages of a round; who gets none goes on at once. */
async function queueAll(round: Round, blocked: readonly Blocked[]): Promise<Map<Walker, Outcome<string>>> {
  const senders = blocked.flatMap(({ walker, block }) =>
    block.kind === "email" ? [{ walker, letter: block.letter }] : [],
  );
  const items = senders.map(({ walker, letter }) => ({
    accountId: walker.scenario.accountId,
    databaseId: walker.scenario.databaseId,
    profileId: walker.row.profileId,
    letter,
    apicontent: walker.apicontent,
    lane: walker.lane,
    task: { ...describeTask(walker), response: walker.response },
  }));
  const results = await queueMessages(round.client, { now: round.now, items });
  const goOn = new Map<Walker, Outcome<string>>();
  for (const [n, { walker }] of senders.entries()) {
    const result = results[n];
    if (result?.status !== "not_sent") {
      round.walked.done.push(walker);
      continue;
    }
    const effect = walker.scenario.graph.nodes.get(walker.nodeId)?.step.effect;
    const output = effect?.kind === "email" ? effect.outputFor(result) : "not_sent";
    goOn.set(walker, { kind: "exit", output, detail: { reason: result.reason } });
  }
  return goOn;
}
