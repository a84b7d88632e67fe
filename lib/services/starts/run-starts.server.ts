import type { ClientBase } from "pg";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { queueMessages } from "@/lib/engine/queue-messages.server";
import { findProfiles, type FoundProfile } from "@/lib/db/queries/profiles/find-profiles.server";
import { makeMatch, type Match } from "@/lib/domain/matching/make-match";
import { makeMatchFailure } from "@/lib/domain/matching/make-match-failure";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { AppError } from "@/lib/shared/app-error";
import { makeInactiveFailure } from "./make-inactive-failure";
import type { StartAnswer, StartRequest, StartResult } from "./start-request";
import { findTargets, type ReadyTarget } from "./target-cache.server";

/** Every API start runs in the real-time lane. */
const LANE = 0;

type Checked = { request: StartRequest; target: ReadyTarget; match: Match };
type Ready = { request: StartRequest; target: ReadyTarget; profileId: bigint; publicId: string };

/**
 * Does any number of starts inside the caller's transaction, scenarios and mailings mixed, with the same few statements as for
 * one. One result per request, in order: a bad one never fails its neighbours. Only a failure of the database throws.
 */
export async function runStarts(
  client: ClientBase,
  requests: readonly StartRequest[],
  now: Date,
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
  const answers = new Map([...(await enter(client, able, now)), ...(await send(client, able, now))]);
  const byRequest = new Map(good.map(({ request }, n) => [request, ready[n]]));
  return requests.map((request, n) => {
    const failure = [checked[n], byRequest.get(request)].find((one) => one instanceof AppError);
    if (failure) return { ok: false, error: failure };
    return answers.get(request) ?? { ok: false, error: new AppError("unavailable", "The start has no result.") };
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

type Answered = [StartRequest, StartResult];

async function enter(client: ClientBase, ready: readonly Ready[], now: Date): Promise<Answered[]> {
  const some = ready.filter(({ request }) => request.kind === "scenario");
  if (some.length === 0) return [];
  const items = some.map(({ request, target, profileId }) => ({
    ...makeItem(target, profileId, request),
    scenarioId: target.id,
    hops: request.hops,
  }));
  const entered = await enterScenario(client, { now, items });
  return some.map((one, n) => [one.request, describeEntry(one, entered[n])]);
}

type Entry = Awaited<ReturnType<typeof enterScenario>>[number];

function describeEntry({ request, target, profileId, publicId }: Ready, entry: Entry | undefined): StartResult {
  if (entry?.status === "entered") return succeed({ profile_id: publicId, pass_id: entry.passId }, profileId);
  if (entry?.status === "skipped") return succeed({ profile_id: publicId, skipped: entry.reason });
  // Stopped since it was read.
  return { ok: false, error: makeInactiveFailure(request, target) };
}

async function send(client: ClientBase, ready: readonly Ready[], now: Date): Promise<Answered[]> {
  const some = ready.filter(({ request }) => request.kind === "mailing");
  if (some.length === 0) return [];
  const items = some.map(({ request, target, profileId }) => ({
    ...makeItem(target, profileId, request),
    letter: { kind: "mailing" as const, mailingId: target.id },
  }));
  const queued = await queueMessages(client, { now, items });
  return some.map((one, n) => [one.request, describeMessage(one, queued[n])]);
}

type Message = Awaited<ReturnType<typeof queueMessages>>[number];

function describeMessage(ready: Ready, message: Message | undefined): StartResult {
  const { request, target, profileId, publicId } = ready;
  if (!message) return { ok: false, error: new AppError("unavailable", "The mailing has no result.") };
  const { messageId } = message;
  if (message.status === "queued") {
    return succeed({ profile_id: publicId, message_id: messageId, status: "queued" }, profileId);
  }
  if (message.reason === "mailing_inactive") return { ok: false, error: makeInactiveFailure(request, target) };
  return succeed({ profile_id: publicId, message_id: messageId, status: "not_sent", reason: message.reason });
}

function makeItem(target: ReadyTarget, profileId: bigint, request: StartRequest) {
  const { accountId, databaseId } = target;
  return { accountId, databaseId, profileId, apicontent: request.content, lane: LANE };
}

function succeed(answer: StartAnswer, workFor?: bigint): StartResult {
  return { ok: true, answer, shard: workFor === undefined ? null : getProfileShard(workFor) };
}
