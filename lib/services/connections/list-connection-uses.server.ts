import { z } from "zod";
import { listCallSettings } from "@/lib/db/queries/secrets/list-call-settings.server";

const callSettings = z.object({ connectionId: z.int() });

/** By connection: the account's scenarios with an element that calls with it. */
export async function listConnectionUses(accountId: number) {
  const uses = new Map<number, { id: number; name: string }[]>();
  for (const { id, name, settings } of await listCallSettings(accountId, "connectionId")) {
    const parsed = callSettings.safeParse(settings);
    if (!parsed.success) continue;
    const known = uses.get(parsed.data.connectionId) ?? [];
    if (!known.some((use) => use.id === id)) uses.set(parsed.data.connectionId, [...known, { id, name }]);
  }
  return uses;
}
