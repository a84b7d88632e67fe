import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { requireProfileRow } from "@/lib/services/profiles/require-profile-row.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";

const REALTIME_LANE = 0;

export type StartByHandInput = {
  id: number;
  /** The profile's public id. */
  profileId: string;
  content: JsonObject;
};

/**
 * Puts one profile into a scenario through Default profile capture, as a person at its card does.
 * @throws AppError `not_found` for the scenario or a profile of another database, `conflict` when the scenario is inactive
 */
export async function startByHand(
  actor: Actor,
  { id, profileId, content }: StartByHandInput,
): Promise<{ passId: string | null; skipped: boolean }> {
  return inTransaction(pool(), async (client) => {
    const scenario = await requireScenario(client, actor, { id });
    const profile = await requireProfileRow(client, actor, profileId);
    const name = `"${scenario.name}" (#${id})`;
    if (profile.databaseId !== scenario.databaseId) {
      const message = `${name} works on the database "${scenario.databaseName}"; this profile belongs to "${profile.databaseName}".`;
      throw new AppError("not_found", message, { field: "profileId" });
    }
    const { accountId, databaseId } = scenario;
    const item = { profileId: profile.id, scenarioId: id, accountId, databaseId, hops: 0, lane: REALTIME_LANE };
    const items = [{ ...item, apicontent: content }];
    const [entry] = await enterScenario(client, { now: ENGINE_CLOCK.now(), items });
    if (entry?.status === "entered") return { passId: String(entry.passId), skipped: false };
    if (entry?.status === "skipped") return { passId: null, skipped: true };
    throw new AppError("conflict", `${name} is inactive. Activate it and try again.`);
  });
}
