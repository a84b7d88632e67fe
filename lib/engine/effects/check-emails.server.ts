import { emailInputsSchema } from "@/lib/engine/messages/email-inputs";
import type { ClaimedEffect } from "@/lib/engine/sql/claim-effects.server";
import { readMailings } from "@/lib/engine/sql/read-mailings.server";
import { nameAddress, readSuppressed } from "@/lib/engine/sql/read-suppressed.server";
import { readSubscriptions } from "@/lib/engine/sql/read-subscriptions.server";
import type { Queryable } from "@/lib/engine/sql/statement";

const CHANNEL = "email";

/**
 * Who must not get the message any more, with the reason, by effect: asked in the transaction that claims the send, because a
 * person may have unsubscribed since it was queued, and the account may have been told to write to the address no more.
 */
export async function checkEmails(
  client: Queryable,
  shard: number,
  effects: readonly ClaimedEffect[],
): Promise<Map<bigint, string>> {
  const emails = effects.map((effect) => ({ effect, inputs: emailInputsSchema.parse(effect.inputs) }));
  const mailings = await readMailings(
    client,
    emails.flatMap(({ inputs }) => inputs.mailingId ?? []),
  );
  const ids = [...new Set(emails.map(({ effect }) => effect.profileId))];
  const subscriptions = await readSubscriptions(
    client,
    ids.map((id) => ({ shard, id })),
  );
  const suppressed = await readSuppressed(
    client,
    emails.map(({ effect, inputs }) => ({ accountId: effect.accountId, address: inputs.address })),
  );
  const refused = new Map<bigint, string>();
  for (const { effect, inputs } of emails) {
    const isSubscribed = subscriptions
      .get(effect.profileId)
      ?.some(
        (one) =>
          one.resourceId === inputs.resourceId &&
          one.channel === CHANNEL &&
          one.address === inputs.address &&
          one.status === "subscribed",
      );
    if (inputs.mailingId !== null && !mailings.get(inputs.mailingId)?.isActive)
      refused.set(effect.id, "mailing_inactive");
    else if (!isSubscribed) refused.set(effect.id, "not_subscribed");
    else if (suppressed.has(nameAddress({ accountId: effect.accountId, address: inputs.address }))) {
      refused.set(effect.id, "suppressed");
    }
  }
  return refused;
}
