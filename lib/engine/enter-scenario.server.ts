import type { ClientBase } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { DEFAULT_CAPTURE_ID } from "@/lib/domain/scenario/graph";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";
import { PassEnder } from "@/lib/engine/enter/pass-ender.server";
import type { NewTask } from "@/lib/engine/sql/enter-tasks.server";
import { ENTER_ALWAYS, ENTER_ONCE, ENTER_UNLESS_INSIDE, enterTasks } from "@/lib/engine/sql/enter-tasks.server";
import type { RunningControl } from "@/lib/engine/sql/lock-controls.server";
import { lockControls } from "@/lib/engine/sql/lock-controls.server";
import type { Statement } from "@/lib/engine/sql/statement";
import { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";

export type EnterItem = {
  profileId: bigint;
  scenarioId: number;
  accountId: number;
  databaseId: number;
  apicontent: JsonObject;
  /** The trigger it enters by; absent = Default profile capture. */
  nodeId?: number;
  /** Scenarios that started each other before. */
  hops: number;
  /** 0 = real time, 1–15 = bulk: see getBulkLane. */
  lane: number;
};

export type EnterResult =
  | { status: "entered"; passId: bigint }
  | { status: "skipped"; reason: "reentry" }
  | { status: "refused"; reason: "inactive" };

type Entry = { task: NewTask; index: number };
type Enter = { client: ClientBase; now: Date; results: EnterResult[] };

const SKIPPED: EnterResult = { status: "skipped", reason: "reentry" };
const REFUSED: EnterResult = { status: "refused", reason: "inactive" };
const RESTARTS_MAX = 20;

/**
 * Puts profiles into scenarios at Default profile capture or a trigger, inside the caller's transaction: one result per item, in order. The
 * profiles must exist. The scenarios' reentry modes hold, also between items of one call; nothing is walked before the commit.
 */
export async function enterScenario(
  client: ClientBase,
  { now, items }: { now: Date; items: readonly EnterItem[] },
): Promise<EnterResult[]> {
  const entries = items.map((item, index) => ({ task: makeTask(item), index }));
  const controls = await lockRunning(client, entries);
  const enter: Enter = { client, now, results: items.map(() => REFUSED) };
  const byMode = new Map<ReentryMode, Entry[]>();
  for (const entry of entries) {
    const control = controls.get(controlKey(entry.task));
    // A scenario may have been moved to another database after its caller had looked.
    if (control?.databaseId === entry.task.databaseId) addTo(byMode, control.reentry, entry);
  }
  for (const mode of MODES_IN_ORDER) await ENTER_BY_MODE[mode](enter, byMode.get(mode) ?? []);
  return enter.results;
}

/** A restart writes numbers, which must be the last rows that a transaction takes: see PassEnder. */
const MODES_IN_ORDER: readonly ReentryMode[] = ["skip_in_any_case", "skip", "parallel", "restart"];

const ENTER_BY_MODE: Record<ReentryMode, (enter: Enter, group: readonly Entry[]) => Promise<void>> = {
  skip_in_any_case: (enter, group) => enterFirst(enter, group, ENTER_ONCE),
  skip: (enter, group) => enterFirst(enter, group, ENTER_UNLESS_INSIDE),
  restart: enterLast,
  parallel: enterAll,
};

/** Of the entries of one profile the first may enter; the others find it inside. */
async function enterFirst(enter: Enter, group: readonly Entry[], statement: Statement): Promise<void> {
  const firsts = new Map<string, Entry>();
  for (const entry of group) {
    enter.results[entry.index] = SKIPPED;
    const key = taskKey(entry.task);
    if (!firsts.has(key)) firsts.set(key, entry);
  }
  const tasks = [...firsts.values()].map(({ task }) => task);
  for (const entered of await enterTasks(enter.client, statement, { now: enter.now, tasks })) {
    const entry = firsts.get(taskKey(entered));
    if (entry) enter.results[entry.index] = { status: "entered", passId: entered.passId };
  }
}

/** Each entry ends the one before it, and the pass that was there. */
async function enterLast(enter: Enter, group: readonly Entry[]): Promise<void> {
  const { client, now, results } = enter;
  const lasts = new Map<string, Entry>();
  const superseded: Entry[] = [];
  for (const entry of group) {
    const key = taskKey(entry.task);
    const before = lasts.get(key);
    if (before) superseded.push(before);
    lasts.set(key, entry);
  }
  const ender = new PassEnder(client, now);
  const passIds = await ender.recordSuperseded(superseded.map(({ task }) => task));
  for (const [n, { index }] of superseded.entries()) results[index] = { status: "entered", passId: passIds[n] ?? 0n };
  // Somebody else may enter between the end of the old pass and the start of the new one: then that one is ended as well.
  for (let round = 0; lasts.size > 0; round += 1) {
    if (round === RESTARTS_MAX) {
      throw new AppError("unavailable", "The profile keeps being restarted by others. Try again.", {
        retryAfterSeconds: 1,
      });
    }
    const tasks = [...lasts.values()].map(({ task }) => task);
    await ender.endLive(tasks);
    for (const entered of await enterTasks(client, ENTER_UNLESS_INSIDE, { now, tasks })) {
      const entry = lasts.get(taskKey(entered));
      if (entry) results[entry.index] = { status: "entered", passId: entered.passId };
      lasts.delete(taskKey(entered));
    }
  }
  await ender.flush();
}

async function enterAll(enter: Enter, group: readonly Entry[]): Promise<void> {
  const waiting = new Map<string, Entry[]>();
  for (const entry of group) {
    addTo(waiting, taskKey(entry.task), entry);
  }
  const tasks = group.map(({ task }) => task);
  for (const entered of await enterTasks(enter.client, ENTER_ALWAYS, { now: enter.now, tasks })) {
    const entry = waiting.get(taskKey(entered))?.shift();
    if (entry) enter.results[entry.index] = { status: "entered", passId: entered.passId };
  }
}

/** The running ones of the scenarios, share-locked in order. */
async function lockRunning(client: ClientBase, entries: readonly Entry[]): Promise<Map<string, RunningControl>> {
  const keys = new Map(entries.map(({ task }) => [controlKey(task), task]));
  const controls = await lockControls(client, [...keys.values()]);
  return new Map(controls.map((control) => [controlKey(control), control]));
}

function addTo<Key>(groups: Map<Key, Entry[]>, key: Key, entry: Entry): void {
  const group = groups.get(key);
  if (group) group.push(entry);
  else groups.set(key, [entry]);
}

function makeTask(item: EnterItem): NewTask {
  const { profileId, scenarioId, accountId, databaseId, nodeId = DEFAULT_CAPTURE_ID, lane, hops } = item;
  const apicontent = JSON.stringify(item.apicontent);
  return {
    shard: getProfileShard(profileId),
    profileId,
    scenarioId,
    accountId,
    databaseId,
    nodeId,
    lane,
    hops,
    apicontent,
  };
}

const controlKey = (task: { shard: number; scenarioId: number }) => `${task.shard}:${task.scenarioId}`;
const taskKey = (task: { profileId: bigint; scenarioId: number }) => `${task.profileId}:${task.scenarioId}`;
