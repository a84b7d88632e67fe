import type { z } from "zod";
import type { countCondition as contract } from "@/lib/contracts/segments";
import { databaseNow } from "@/lib/db/database-now.server";
import { pool } from "@/lib/db/pool.server";
import type { Condition } from "@/lib/domain/conditions/condition";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { countProfiles } from "@/lib/engine/segments/count-segment.server";
import { readSegmentBook } from "@/lib/engine/segments/read-segment-book.server";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { listConditionIssues } from "./require-sound-condition.server";

/** How many profiles a condition holds for now; with a fault in it nothing is counted. Throws `not_found`. */
export async function countCondition(
  actor: Actor,
  { databaseId, condition }: { databaseId: number; condition: Condition },
): Promise<z.input<(typeof contract)["answer"]>> {
  const issues = await listConditionIssues(pool(), actor, { databaseId, condition });
  if (issues.some(({ level }) => level === "error")) return { profileCount: null, issues };
  const { fields } = await requireDatabaseView(pool(), actor, { id: databaseId });
  const segments = await readSegmentBook(pool(), { databaseId, ids: readConditionNeeds(condition).segments });
  const counted = { databaseId, condition, segments, fields };
  return { profileCount: await countProfiles(pool(), counted, await databaseNow()), issues };
}
