import type { ClientBase } from "pg";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { type FoundStart, startFound } from "@/lib/services/starts/start-found.server";
import type { StartAnswer } from "@/lib/services/starts/start-request";
import type { ReadyTarget } from "@/lib/services/starts/target-cache.server";
import type { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";
import { describeSource } from "./describe-source";
import { changeImportSegments, type ImportSegments } from "./import-segments.server";
import { makeImportItems, type ImportRequest } from "./make-import-items.server";
import type { WriteContext } from "./write-context";
import { type ItemOutcome, writeProfiles } from "./write-profiles.server";

/** A profile to import, and what its start is told. */
export type StartingRequest = ImportRequest & { content?: JsonObject };

export type ImportScope = {
  actor: Actor;
  database: DatabaseView;
  now: Date;
  cause: WriteContext["cause"];
  segments: ImportSegments;
  /** The scenario or mailing that each profile is put into at once. */
  start: (Pick<FoundStart["request"], "kind" | "targetField"> & { target: ReadyTarget }) | null;
};

export type ImportAnswer = { profile_id: string; created: boolean } & Partial<StartAnswer>;

/** `id` is the profile's; `shard` is where an engine has new work, null when there is none. */
export type ImportResult =
  | { ok: true; answer: ImportAnswer; id: bigint; shard: number | null; warnings: string[] }
  | { ok: false; error: AppError; isSkipped?: boolean };

type Written = Extract<ItemOutcome, { ok: true }>;

/**
 * Finds or creates profiles, writes their fields and subscriptions, and starts what is to be started, inside the caller's transaction:
 * a result for each request, in order; one that fails leaves no trace and its neighbours alone.
 * @throws AppError when the scenario or mailing itself was switched off meanwhile: then nothing of it may be kept.
 */
export async function importItems(
  client: ClientBase,
  scope: ImportScope,
  requests: readonly StartingRequest[],
): Promise<ImportResult[]> {
  const { actor, database, now, cause } = scope;
  const made = await makeImportItems(client, { actor, database }, requests);
  const items = made.flatMap((one) => (one.ok ? [one.item] : []));
  const outcomes = await writeProfiles(client, { database, now, source: describeSource(actor), cause }, items);
  const written = requests.map((request, n): { request: StartingRequest; warnings: string[]; outcome: ItemOutcome } => {
    const one = made[n];
    if (!one?.ok) return { request, warnings: [], outcome: { ok: false, error: requireError(one?.error) } };
    const outcome = outcomes.shift();
    if (!outcome) throw new Error("An item has no outcome.");
    return { request, warnings: one.warnings, outcome };
  });
  const profileIds = [...new Set(written.flatMap(({ outcome }) => (outcome.ok ? [outcome.id] : [])))];
  await changeImportSegments(client, { segments: scope.segments, profileIds, now, cause: withoutWay(cause) });
  const started = await startAll(client, scope, written);
  return written.map(({ outcome, warnings }, n): ImportResult => {
    if (!outcome.ok) return outcome;
    const { answer, shard } = started.get(n) ?? { answer: {}, shard: null };
    return { ok: true, answer: { ...describe(outcome), ...answer }, id: outcome.id, shard, warnings };
  });
}

const withoutWay = ({ hops, lane, starts }: ImportScope["cause"]) => ({ hops, lane, starts });

function requireError(error: AppError | undefined): AppError {
  if (!error) throw new Error("A request made no item.");
  return error;
}

const describe = ({ publicId, created }: Written) => ({ profile_id: publicId, created });

type One = { request: StartingRequest; outcome: ItemOutcome };

/** By the request's place. */
async function startAll(client: ClientBase, { start, now, cause }: ImportScope, all: readonly One[]) {
  if (start === null) return new Map<number, { answer: Partial<StartAnswer>; shard: number | null }>();
  const { kind, targetField, target } = start;
  const starts = all.flatMap(({ request, outcome }, place) => {
    if (!outcome.ok) return [];
    const its = { kind, targetField, content: request.content ?? {}, hops: cause.hops };
    return [{ place, request: its, target, profileId: outcome.id, publicId: outcome.publicId }];
  });
  const results = await startFound(client, starts, { now, lane: cause.lane });
  return new Map(
    [...results].map(([{ place }, result]) => {
      if (!result.ok) throw result.error;
      return [place, { answer: result.answer, shard: result.shard }];
    }),
  );
}
