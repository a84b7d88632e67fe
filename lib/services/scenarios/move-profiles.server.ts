import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { countInside } from "@/lib/db/queries/scenarios/count-inside.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { movePass } from "@/lib/engine/control/move-pass.server";
import { moveTasks } from "@/lib/engine/control/move-tasks.server";
import { hintWork } from "@/lib/engine/hint-work.server";
import { getDefinition } from "@/lib/nodes/definitions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireProfileRow } from "@/lib/services/profiles/require-profile-row.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";

export type MoveProfilesInput = { id: number; to: number } & (
  { profileId: string; passId: string } | { nodeId: number }
);

/**
 * Lets one pass, or everybody in an element, go on at another element of the saved scenario, from its beginning; how many.
 * @throws AppError `not_found` for the scenario or the profile, `bad_request` for an element that profiles cannot be moved to
 */
export async function moveProfiles(actor: Actor, input: MoveProfilesInput): Promise<{ moved: number }> {
  await requireScenario(pool(), actor, { id: input.id });
  await requireDestination(input);
  const moved = "passId" in input ? await moveOne(actor, input) : await moveMany(actor, input);
  const { id, ...what } = input;
  await inTransaction(pool(), (client) =>
    writeAudit(client, actor, {
      ...{ action: "scenario.profiles_moved", objectType: "scenario", objectId: id },
      after: { ...what, moved },
    }),
  );
  return { moved };
}

async function requireDestination(input: MoveProfilesInput): Promise<void> {
  const { saved } = await getGraphs(pool(), input.id);
  const node = saved?.graph.nodes.find(({ id }) => id === input.to);
  if (!node) refuse(`Element #${input.to} is not in the saved scenario. Save it first, or choose another one.`);
  const definition = getDefinition(node.type);
  if (definition?.isStart || definition?.isNote) refuse(`Nobody can be moved to "${definition.title}" (#${input.to}).`);
  if ("nodeId" in input && input.nodeId === input.to) refuse(`They stand in element #${input.to} already.`);
}

function refuse(message: string): never {
  throw new AppError("bad_request", message, { field: "to" });
}

type One = Extract<MoveProfilesInput, { passId: string }>;
type Many = Exclude<MoveProfilesInput, One>;

async function moveOne(actor: Actor, { id, profileId, passId, to }: One): Promise<number> {
  const profile = await requireProfileRow(pool(), actor, profileId);
  const pass = { profileId: profile.id, scenarioId: id, passId: BigInt(passId), to };
  if (!(await movePass(pool(), pass, { clock: ENGINE_CLOCK }))) return 0;
  hintWork(pool(), [getProfileShard(profile.id)]);
  return 1;
}

async function moveMany(actor: Actor, { id, nodeId, to }: Many): Promise<number> {
  const total = await countInside(pool(), id, nodeId);
  const input = { accountId: actor.accountId, scenarioId: id, nodeId, to, total };
  await moveTasks(pool(), input, { clock: ENGINE_CLOCK });
  return total;
}
