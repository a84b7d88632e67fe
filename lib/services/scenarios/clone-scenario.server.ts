import { SCENARIO_NAME_LENGTH_MAX } from "@/lib/contracts/scenarios";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { pool } from "@/lib/db/pool.server";
import { ensureTags } from "@/lib/db/queries/scenarios/ensure-tags.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import { insertScenario } from "@/lib/db/queries/scenarios/insert-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Graph } from "@/lib/domain/scenario/graph";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { takenName } from "@/lib/services/scenarios/taken-name";
import { AppError } from "@/lib/shared/app-error";

const TRIES_MAX = 50;
const SUFFIX_LENGTH_MAX = 12;

type Input = { id: number; name?: string | undefined; graph?: Graph | undefined };

/**
 * Makes an inactive copy whose content is an unsaved draft: the saved graph's, or `graph` for "keep mine as a copy". Without a
 * name it takes the next free one: "Welcome (copy)", "Welcome (copy 2)" …
 */
export async function cloneScenario(actor: Actor, { id, name, graph }: Input): Promise<{ id: number; name: string }> {
  const source = await requireScenario(pool(), actor, { id });
  const { saved, draft } = await getGraphs(pool(), id);
  const content = graph ?? saved?.graph ?? draft?.graph ?? null;
  if (name !== undefined) {
    const made = await insertCopy(actor, source, { name, graph: content });
    if (made === null) throw takenName(name);
    return { id: made, name };
  }
  return insertNextCopy(actor, source, content);
}

async function insertNextCopy(actor: Actor, source: ScenarioRecord, graph: Graph | null) {
  const stem = source.name.replace(/ \(copy(?: \d+)?\)$/, "").slice(0, SCENARIO_NAME_LENGTH_MAX - SUFFIX_LENGTH_MAX);
  for (let n = 1; n <= TRIES_MAX; n++) {
    const copy = `${stem} (copy${n === 1 ? "" : ` ${n}`})`;
    const made = await insertCopy(actor, source, { name: copy, graph });
    if (made !== null) return { id: made, name: copy };
  }
  throw new AppError("conflict", `There are ${TRIES_MAX} copies of "${source.name}" already. Rename or delete some.`);
}

/** Null for a taken name. */
async function insertCopy(
  actor: Actor,
  source: ScenarioRecord,
  { name, graph }: { name: string; graph: Graph | null },
): Promise<number | null> {
  const { databaseId, description, reentry, groupIds, tags } = source;
  try {
    return await inTransaction(pool(), async (client) => {
      const tagIds = await ensureTags(client, actor.accountId, tags);
      const copy = { name, description, databaseId, reentry, groupIds, tagIds, draft: graph };
      const id = await insertScenario(client, actor, copy);
      await writeAudit(client, actor, {
        action: "scenario.cloned",
        objectType: "scenario",
        objectId: id,
        after: { name, from: source.id },
      });
      return id;
    });
  } catch (error) {
    if (isTakenName(error)) return null;
    throw error;
  }
}
