import type { Fact, FactOf, ImportWay } from "@/lib/domain/facts/fact";
import type { Draft } from "@/lib/domain/profiles/import/profile-book";
import { factSchema } from "@/lib/domain/facts/fact";

/** What an import did to a profile, for triggers and waits: its fields in all, and each change of a subscription. */
export function listDraftFacts(draft: Draft, how: ImportWay): Fact[] {
  const created = draft.before === null;
  const fields = diffFields(draft);
  const changed: Fact[] =
    created || Object.keys(fields).length > 0 ? [{ kind: "profile_changed", how, created, fields }] : [];
  const subscriptions = draft.events.flatMap(({ kind, detail }): Fact[] => {
    if (kind !== "subscription_added" && kind !== "subscription_changed") return [];
    // A new priority is no change that anybody listens for.
    return detail["from"] === detail["to"] ? [] : [factSchema.parse({ ...detail, kind: "subscription_changed" })];
  });
  return [...changed, ...subscriptions];
}

function diffFields({ before, fields }: Draft): FactOf<"profile_changed">["fields"] {
  const old = before?.fields ?? {};
  const names = new Set([...Object.keys(old), ...Object.keys(fields)]);
  const changes = [...names].map((name) => [name, { from: old[name] ?? null, to: fields[name] ?? null }] as const);
  return Object.fromEntries(changes.filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)));
}
