import type { ClientBase } from "pg";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { queueMessages } from "@/lib/engine/queue-messages.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { AppError } from "@/lib/shared/app-error";
import { makeInactiveFailure } from "./make-inactive-failure";
import type { StartAnswer, StartRequest, StartResult } from "./start-request";
import type { ReadyTarget } from "./target-cache.server";

/** A profile that was found, and where it is to go; what is the request's own it says itself. */
export type FoundStart = {
  request: Pick<StartRequest, "kind" | "targetField" | "content" | "hops">;
  target: ReadyTarget;
  profileId: bigint;
  publicId: string;
};

type Place = { now: Date; lane: number };
type Answered<Start> = [Start, StartResult];

/** Puts found profiles into their scenarios and queues their messages; a result for each, by the start that it answers. */
export async function startFound<Start extends FoundStart>(
  client: ClientBase,
  starts: readonly Start[],
  place: Place,
): Promise<Map<Start, StartResult>> {
  return new Map([...(await enter(client, starts, place)), ...(await send(client, starts, place))]);
}

async function enter<Start extends FoundStart>(
  client: ClientBase,
  ready: readonly Start[],
  place: Place,
): Promise<Answered<Start>[]> {
  const some = ready.filter(({ request }) => request.kind === "scenario");
  if (some.length === 0) return [];
  const items = some.map(({ request, target, profileId }) => ({
    ...makeItem({ request, target, profileId }, place),
    scenarioId: target.id,
    hops: request.hops,
  }));
  const entered = await enterScenario(client, { now: place.now, items });
  return some.map((one, n) => [one, describeEntry(one, entered[n])]);
}

type Entry = Awaited<ReturnType<typeof enterScenario>>[number];

function describeEntry({ request, target, profileId, publicId }: FoundStart, entry: Entry | undefined): StartResult {
  if (entry?.status === "entered") return succeed({ profile_id: publicId, pass_id: entry.passId }, profileId);
  if (entry?.status === "skipped") return succeed({ profile_id: publicId, skipped: entry.reason });
  // Stopped since it was read.
  return { ok: false, error: makeInactiveFailure(request, target) };
}

async function send<Start extends FoundStart>(
  client: ClientBase,
  ready: readonly Start[],
  place: Place,
): Promise<Answered<Start>[]> {
  const some = ready.filter(({ request }) => request.kind === "mailing");
  if (some.length === 0) return [];
  const items = some.map(({ request, target, profileId }) => ({
    ...makeItem({ request, target, profileId }, place),
    letter: { kind: "mailing" as const, mailingId: target.id },
  }));
  const queued = await queueMessages(client, { now: place.now, items });
  return some.map((one, n) => [one, describeMessage(one, queued[n])]);
}

type Message = Awaited<ReturnType<typeof queueMessages>>[number];

function describeMessage(ready: FoundStart, message: Message | undefined): StartResult {
  const { request, target, profileId, publicId } = ready;
  if (!message) return { ok: false, error: new AppError("unavailable", "The mailing has no result.") };
  const { messageId } = message;
  if (message.status === "queued") {
    return succeed({ profile_id: publicId, message_id: messageId, status: "queued" }, profileId);
  }
  if (message.reason === "mailing_inactive") return { ok: false, error: makeInactiveFailure(request, target) };
  return succeed({ profile_id: publicId, message_id: messageId, status: "not_sent", reason: message.reason });
}

function makeItem({ request, target, profileId }: Omit<FoundStart, "publicId">, { lane }: Place) {
  const { accountId, databaseId } = target;
  return { accountId, databaseId, profileId, apicontent: request.content, lane };
}

function succeed(answer: StartAnswer, workFor?: bigint): StartResult {
  return { ok: true, answer, shard: workFor === undefined ? null : getProfileShard(workFor) };
}
