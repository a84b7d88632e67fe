import { pool } from "@/lib/db/pool.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { countInside } from "@/lib/db/queries/scenarios/count-inside.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { removePass } from "@/lib/engine/control/remove-pass.server";
import { removeTasks } from "@/lib/engine/control/remove-tasks.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireProfileRow } from "@/lib/services/profiles/require-profile-row.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

export type RemoveProfilesInput = { id: number } & (
  { profileId: string; passId: string } | { nodeId: number } | { all: true; mayEnterAgain: boolean }
);

/** Takes one pass, everybody in an element or everybody out of a scenario; how many were inside. Throws `not_found`. */
export async function removeProfiles(actor: Actor, input: RemoveProfilesInput): Promise<{ removed: number }> {
  await requireScenario(pool(), actor, { id: input.id });
  const reason = `removed by ${actor.kind}:${actor.id}`;
  const removed = "passId" in input ? await removeOne(actor, input, reason) : await removeMany(actor, input, reason);
  const { id, ...what } = input;
  await inTransaction(pool(), (client) =>
    writeAudit(client, actor, {
      action: "scenario.profiles_removed",
      objectType: "scenario",
      objectId: id,
      after: { ...what, removed },
    }),
  );
  return { removed };
}

type One = Extract<RemoveProfilesInput, { passId: string }>;
type Many = Exclude<RemoveProfilesInput, One>;

async function removeOne(actor: Actor, { id, profileId, passId }: One, reason: string): Promise<number> {
  const profile = await requireProfileRow(pool(), actor, profileId);
  const pass = { profileId: profile.id, scenarioId: id, passId: BigInt(passId), reason };
  return (await removePass(pool(), pass, { clock: ENGINE_CLOCK })) ? 1 : 0;
}

async function removeMany(actor: Actor, input: Many, reason: string): Promise<number> {
  const { accountId } = actor;
  const nodeId = "nodeId" in input ? input.nodeId : null;
  const inside = await countInside(pool(), input.id, nodeId);
  const mayEnterAgain = "all" in input && input.mayEnterAgain;
  const tasks = { accountId, scenarioId: input.id, nodeId, reason, mayEnterAgain };
  await removeTasks(pool(), tasks, { clock: ENGINE_CLOCK });
  return inside;
}
