import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { countFailed } from "@/lib/db/queries/scenarios/count-failed.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { RetryMode, Skip } from "@/lib/domain/scenario/failed-passes";
import { retryPass } from "@/lib/engine/control/retry-pass.server";
import { retryTasks } from "@/lib/engine/control/retry-tasks.server";
import { hintWork } from "@/lib/engine/hint-work.server";
import { getDefinition } from "@/lib/nodes/definitions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireProfileRow } from "@/lib/services/profiles/require-profile-row.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";

export type RetryProfilesInput = { id: number; mode: RetryMode } & (
  { profileId: string; passId: string } | { nodeId: number } | { all: true }
);

export type Retried = {
  retried: number;
  /** How many of them skipped an element that nothing follows, and so left; null = not known yet. */
  ended: number | null;
};

/**
 * Lets failed passes go on: one, those of an element, or all; how many there were.
 * @throws AppError `not_found`; `conflict` while the scenario does not run
 */
export async function retryProfiles(actor: Actor, input: RetryProfilesInput): Promise<Retried> {
  const scenario = await requireScenario(pool(), actor, { id: input.id });
  if (!scenario.isActive) {
    throw new AppError("conflict", `"${scenario.name}" (#${scenario.id}) is inactive: activate it, then try again.`);
  }
  const skips = input.mode === "skip" ? await listSkips(input.id) : null;
  const result = "passId" in input ? await retryOne(actor, input, skips) : await retryMany(actor, input, skips);
  const { id, ...what } = input;
  await inTransaction(pool(), (client) =>
    writeAudit(client, actor, {
      action: "scenario.profiles_retried",
      objectType: "scenario",
      objectId: id,
      after: { ...what, retried: result.retried },
    }),
  );
  return result;
}

type One = Extract<RetryProfilesInput, { passId: string }>;
type Many = Exclude<RetryProfilesInput, One>;

async function retryOne(actor: Actor, input: One, skips: readonly Skip[] | null): Promise<Retried> {
  const profile = await requireProfileRow(pool(), actor, input.profileId);
  const pass = { profileId: profile.id, scenarioId: input.id, passId: BigInt(input.passId), skips };
  const how = await retryPass(pool(), pass, { clock: ENGINE_CLOCK });
  if (how === null) return { retried: 0, ended: 0 };
  hintWork(pool(), [getProfileShard(profile.id)]);
  return { retried: 1, ended: how === "ended" ? 1 : 0 };
}

async function retryMany(actor: Actor, input: Many, skips: readonly Skip[] | null): Promise<Retried> {
  const nodeId = "nodeId" in input ? input.nodeId : null;
  const failed = await countFailed(pool(), input.id, { nodeId });
  const tasks = { accountId: actor.accountId, scenarioId: input.id, nodeId, skips };
  await retryTasks(pool(), tasks, { clock: ENGINE_CLOCK });
  return { retried: failed, ended: skips === null ? 0 : null };
}

/** Who skips an element leaves by its first output: the one for work that was done. One without outputs is not among them. */
async function listSkips(scenarioId: number): Promise<Skip[]> {
  const { saved } = await getGraphs(pool(), scenarioId);
  const { nodes = [], edges = [] } = saved?.graph ?? {};
  return nodes.flatMap((node): Skip[] => {
    const output = getDefinition(node.type)?.outputs(node)[0]?.id;
    if (output === undefined) return [];
    const edge = edges.find((one) => one.from === node.id && one.output === output);
    return [{ nodeId: node.id, output, to: edge?.to ?? null }];
  });
}
