import type { ClientBase } from "pg";
import { findProfiles, type FoundProfile } from "@/lib/db/queries/profiles/find-profiles.server";
import { makeMatch, type Match } from "@/lib/domain/matching/make-match";
import { makeMatchFailure } from "@/lib/domain/matching/make-match-failure";
import { AppError } from "@/lib/shared/app-error";
import { startFound } from "./start-found.server";
import type { StartRequest, StartResult } from "./start-request";
import { findTargets, type ReadyTarget } from "./target-cache.server";

type Checked = { request: StartRequest; target: ReadyTarget; match: Match };
type Ready = { request: StartRequest; target: ReadyTarget; profileId: bigint; publicId: string };

/**
 * Does any number of starts inside the caller's transaction, scenarios and mailings mixed, with the same few statements as for
 * one. One result per request, in order: a bad one never fails its neighbours. Only a failure of the database throws.
 */
export async function runStarts(
  client: ClientBase,
  requests: readonly StartRequest[],
  { now, lane }: { now: Date; lane: number },
): Promise<StartResult[]> {
  const targets = await findTargets(client, requests, now.getTime());
  const checked = requests.map((request, n) => check(request, targets[n]));
  const good = withoutFailures(checked);
  const found = await findProfiles(
    client,
    good.map(({ match, target }) => ({ match, databaseId: target.databaseId })),
  );
  const ready = good.map((one, n) => choose(one, found[n] ?? { kind: "none" }));
  const able = withoutFailures(ready);
  const answers = await startFound(client, able, { now, lane });
  const byRequest = new Map(good.map(({ request }, n) => [request, ready[n]]));
  return requests.map((request, n) => {
    const one = checked[n] instanceof AppError ? checked[n] : byRequest.get(request);
    if (one instanceof AppError) return { ok: false, error: one };
    const result = one && answers.get(one);
    return result ?? { ok: false, error: new AppError("unavailable", "The start has no result.") };
  });
}

function withoutFailures<One>(list: readonly (One | AppError)[]): One[] {
  return list.flatMap((one) => (one instanceof AppError ? [] : [one]));
}

function check(request: StartRequest, target: ReadyTarget | AppError | undefined): Checked | AppError {
  if (target === undefined || target instanceof AppError) return target ?? new AppError("not_found", "No target.");
  const match = makeMatch(request.matching, target.database.fields);
  if (match.ok) return { request, target, match: match.value };
  return new AppError("bad_request", `${match.field} ${match.message}.`, { field: match.field });
}

function choose({ request, target, match }: Checked, found: FoundProfile): Ready | AppError {
  if (found.kind !== "one") return makeMatchFailure(match, found, target.database.name);
  return { request, target, profileId: found.id, publicId: found.publicId };
}
