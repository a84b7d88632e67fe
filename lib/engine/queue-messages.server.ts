import type { ClientBase } from "pg";
import type { LetterOrder } from "@/lib/domain/messages/letter-order";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { EmailInputs } from "@/lib/engine/messages/email-inputs";
import type { Letter } from "@/lib/engine/messages/letter-cache.server";
import { nameLetter, readLetters } from "@/lib/engine/messages/letter-cache.server";
import type { LetterPlan } from "@/lib/engine/messages/read-letter-plans.server";
import { readLetterPlans } from "@/lib/engine/messages/read-letter-plans.server";
import type { VariablesSnapshot } from "@/lib/engine/messages/snapshot-variables";
import { snapshotVariables } from "@/lib/engine/messages/snapshot-variables";
import type { EffectTask } from "@/lib/engine/sql/insert-effects.server";
import { insertEffects } from "@/lib/engine/sql/insert-effects.server";
import type { NewMessage } from "@/lib/engine/sql/insert-messages.server";
import { insertMessages } from "@/lib/engine/sql/insert-messages.server";
import { readProfilesAcross } from "@/lib/engine/sql/read-profiles-across.server";
import { readSubscriptions } from "@/lib/engine/sql/read-subscriptions.server";
import { TAKE_EFFECT_IDS, takeNumbers } from "@/lib/engine/sql/take-numbers.server";
import type { SubscriptionView } from "@/lib/nodes/define";
import type { JsonObject } from "@/lib/shared/json";

export type MessageItem = {
  accountId: number;
  databaseId: number;
  profileId: bigint;
  letter: LetterOrder;
  apicontent: JsonObject;
  lane: number;
  /** The task that waits for the message, and the answers it has gathered; none over the API. */
  task?: EffectTask & { response: JsonObject };
};

export const NOT_SENT_REASONS = [
  "mailing_not_found",
  "template_not_found",
  "mailing_inactive",
  "wrong_database",
  "profile_not_found",
  "not_subscribed",
] as const;
export type NotSentReason = (typeof NOT_SENT_REASONS)[number];

export type MessageResult =
  { messageId: bigint; status: "queued" } | { messageId: bigint; status: "not_sent"; reason: NotSentReason };

type Known = {
  planOf: (item: MessageItem) => LetterPlan | null;
  letters: ReadonlyMap<string, Letter>;
  profiles: ReadonlyMap<bigint, JsonObject>;
  subscriptions: ReadonlyMap<bigint, readonly SubscriptionView[]>;
};

type Decision =
  | {
      ok: true;
      plan: LetterPlan;
      subscription: SubscriptionView;
      inputs: EmailInputs;
      /** Of a letter that has a page. */
      variables: VariablesSnapshot | null;
    }
  | { ok: false; plan: LetterPlan | null; reason: NotSentReason };

const CHANNEL = "email";

/**
 * Queues messages inside the caller's transaction: one result per item, in order. Whoever is not subscribed gets none, and the
 * log says so. Variables are kept as they are now; the letter is rendered when it is handed over, after one more check.
 */
export async function queueMessages(
  client: ClientBase,
  { now, items }: { now: Date; items: readonly MessageItem[] },
): Promise<MessageResult[]> {
  if (items.length === 0) return [];
  const known = await readKnown(client, items);
  const ids = await takeNumbers(client, TAKE_EFFECT_IDS, items.length);
  const decided = items.map((item, n) => ({ item, id: ids[n] ?? 0n, decision: decide(item, known) }));
  await insertMessages(
    client,
    now,
    decided.flatMap(({ item, id, decision }) => {
      const message = makeMessage(item, id, decision);
      return message === null ? [] : [message];
    }),
  );
  await insertEffects(
    client,
    now,
    decided.flatMap(({ item, id, decision }) => (decision.ok ? [makeEffect(item, id, decision.inputs)] : [])),
  );
  return decided.map(({ id, decision }) =>
    decision.ok ? { messageId: id, status: "queued" } : { messageId: id, status: "not_sent", reason: decision.reason },
  );
}

async function readKnown(client: ClientBase, items: readonly MessageItem[]): Promise<Known> {
  const planOf = await readLetterPlans(client, items);
  const plans = items.flatMap((item) => planOf(item) ?? []);
  const ids = [...new Set(items.map((item) => item.profileId))];
  const keys = ids.map((id) => ({ shard: getProfileShard(id), id }));
  return {
    planOf,
    letters: await readLetters(client, plans),
    profiles: await readProfilesAcross(client, keys),
    subscriptions: await readSubscriptions(client, keys),
  };
}

function decide(item: MessageItem, known: Known): Decision {
  const found = findPlan(item, known);
  if (found === null) return { ok: false, plan: null, reason: `${item.letter.kind}_not_found` };
  const { plan, letter } = found;
  const lead = known.profiles.get(item.profileId);
  const subscription = known.subscriptions.get(item.profileId)?.find((one) => reaches(one, plan));
  const reason = refuse(item, plan, lead !== undefined);
  if (reason !== null) return { ok: false, plan, reason };
  if (!subscription || !lead) return { ok: false, plan, reason: "not_subscribed" };
  const variables = snapshotVariables(letter.variables, {
    lead,
    subscription: viewSubscription(subscription),
    apicontent: item.apicontent,
    response: item.task?.response ?? {},
  });
  const inputs: EmailInputs = {
    mailingId: plan.mailingId,
    templateId: plan.templateId,
    templateVersion: plan.version,
    senderId: plan.senderId,
    resourceId: plan.resourceId,
    address: subscription.address,
    tracking: plan.tracking,
    ...variables,
  };
  return { ok: true, plan, subscription, inputs, variables: letter.hasPage ? variables : null };
}

function findPlan(item: MessageItem, known: Known): { plan: LetterPlan; letter: Letter } | null {
  const plan = known.planOf(item);
  const letter = plan && known.letters.get(nameLetter(plan));
  if (!letter || plan.accountId !== item.accountId || plan.channel !== CHANNEL) return null;
  return { plan, letter };
}

function refuse(item: MessageItem, plan: LetterPlan, hasProfile: boolean): NotSentReason | null {
  if (!plan.isActive) return "mailing_inactive";
  if (plan.databaseId !== item.databaseId) return "wrong_database";
  return hasProfile ? null : "profile_not_found";
}

function reaches(subscription: SubscriptionView, plan: LetterPlan): boolean {
  const { resourceId, channel, status } = subscription;
  return resourceId === plan.resourceId && channel === CHANNEL && status === "subscribed";
}

/** What `{subscription.…}` shows. */
function viewSubscription(subscription: SubscriptionView): JsonObject {
  const { address, channel, resourceId, status, priority } = subscription;
  return { email: address, channel, resource_id: resourceId, status, priority };
}

/** The line of the log; a mailing or template that does not exist has none. */
function makeMessage(item: MessageItem, id: bigint, decision: Decision): NewMessage | null {
  const { plan } = decision;
  if (plan === null) return null;
  const { accountId, databaseId, profileId } = item;
  return {
    ...{ id, accountId, databaseId, profileId, mailingId: plan.mailingId },
    shard: getProfileShard(profileId),
    templateId: plan.templateId,
    templateVersion: plan.version,
    resourceId: plan.resourceId,
    task: item.task ?? null,
    address: decision.ok ? decision.subscription.address : "",
    status: decision.ok ? "queued" : "not_sent",
    reason: decision.ok ? null : decision.reason,
    variables: decision.ok && decision.variables !== null ? JSON.stringify(decision.variables) : null,
  };
}

function makeEffect(item: MessageItem, id: bigint, inputs: EmailInputs) {
  const { accountId, databaseId, profileId, lane } = item;
  return {
    ...{ id, accountId, databaseId, profileId, lane },
    shard: getProfileShard(profileId),
    kind: CHANNEL,
    task: item.task ?? null,
    inputs: JSON.stringify(inputs),
  } as const;
}
