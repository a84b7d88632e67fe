import type { ClientBase } from "pg";
import { insertProfileEvents } from "@/lib/db/queries/profiles/insert-profile-events.server";
import { insertProfiles } from "@/lib/db/queries/profiles/insert-profiles.server";
import { updateProfiles } from "@/lib/db/queries/profiles/update-profiles.server";
import { upsertSubscriptions } from "@/lib/db/queries/subscriptions/upsert-subscriptions.server";
import { listDraftFacts } from "@/lib/domain/profiles/import/list-draft-facts";
import type { Draft } from "@/lib/domain/profiles/import/profile-book";
import { insertFacts } from "@/lib/engine/sql/insert-facts.server";
import type { WriteContext } from "./write-context";

/** Writes what drafts became: profiles, subscriptions and history; their keys are written already. */
export async function writeDrafts(
  client: ClientBase,
  { database, now, source, cause }: WriteContext,
  drafts: readonly Draft[],
): Promise<void> {
  const made = drafts.filter((draft) => draft.before === null);
  // A subscription is no part of the profile's version, which a form that holds its fields names.
  const changed = drafts.filter(({ before, events }) => before && events.some(({ kind }) => kind === "changed"));
  await insertProfiles(
    client,
    now,
    made.map(({ id, fields }) => ({ id, fields, databaseId: database.id })),
  );
  await updateProfiles(client, now, changed);
  const subscriptions = drafts.flatMap((draft) =>
    draft.changedSubscriptions.map((subscription) => ({ ...subscription, profileId: draft.id })),
  );
  await upsertSubscriptions(client, { now, databaseId: database.id }, subscriptions);
  const events = drafts.flatMap((draft) => draft.events.map((event) => ({ ...event, profileId: draft.id })));
  await insertProfileEvents(client, { now, source }, events);
  await writeFacts(client, { database, now, cause }, drafts);
}

/** Tells triggers and waits; where nobody listens this costs nothing. */
async function writeFacts(
  client: ClientBase,
  { database, now, cause: { how, ...cause } }: Omit<WriteContext, "source">,
  drafts: readonly Draft[],
): Promise<void> {
  const { listens, accountId, id: databaseId } = database;
  if (listens.size === 0) return;
  const facts = drafts.flatMap((draft) =>
    listDraftFacts(draft, how)
      .filter((fact) => listens.has(fact.kind))
      .map((fact) => ({ ...cause, accountId, databaseId, profileId: draft.id, fact })),
  );
  await insertFacts(client, now, facts);
}
