import type { ClientBase } from "pg";
import type { Segment } from "@/lib/contracts/segments";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { pool } from "@/lib/db/pool.server";
import { holdAccount } from "@/lib/db/queries/account/hold-account.server";
import { updateSegmentRow } from "@/lib/db/queries/segments/update-segment-row.server";
import { type Condition, conditionSchema } from "@/lib/domain/conditions/condition";
import { findSegmentCycle } from "@/lib/domain/conditions/make-segment-book";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { readSegmentBook } from "@/lib/engine/segments/read-segment-book.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { requireFittingCondition } from "./create-segment.server";
import { describeSegment } from "./describe-segment";
import { requireSegment } from "./require-segment.server";
import { requireSoundCondition } from "./require-sound-condition.server";

type Input = {
  id: number;
  name?: string | undefined;
  description?: string | undefined;
  condition?: Condition | null | undefined;
};

/** Changes a segment. Throws `conflict` for a taken name, `bad_request` for a condition that cannot be asked or asks itself. */
export async function updateSegment(actor: Actor, input: Input): Promise<Segment> {
  const { id, condition } = input;
  const before = describeSegment(await requireSegment(actor, { id }));
  const { databaseId, kind } = before;
  if (condition !== undefined) requireFittingCondition(kind, condition);
  const { name = before.name, description = before.description } = input;
  const { condition: kept } = before;
  const stored = condition === undefined ? toText(kept) : toText(condition);
  const hasNewCondition = stored !== toText(kept);
  try {
    await inTransaction(pool(), async (client) => {
      await holdAccount(client, actor.accountId);
      if (condition) await requireConditionOf(client, actor, { id, databaseId, condition });
      await updateSegmentRow(client, id, { name, description, condition: stored, hasNewCondition });
      const after = { name, description, ...(hasNewCondition ? { condition } : {}) };
      await writeAudit(client, actor, {
        ...{ action: "segment.changed", objectType: "segment", objectId: id, after },
        before: { name: before.name, description: before.description, condition: kept },
      });
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `There is a segment named "${name}" already.`, { field: "name" });
  }
  return describeSegment(await requireSegment(actor, { id }));
}

/** The database keeps members in an order of its own; parsed they are in that of the schema. */
function toText(condition: unknown): string | null {
  return condition === null ? null : JSON.stringify(conditionSchema.parse(condition));
}

async function requireConditionOf(
  client: ClientBase,
  actor: Actor,
  { id, databaseId, condition }: { id: number; databaseId: number; condition: Condition },
): Promise<void> {
  await requireSoundCondition(client, actor, { databaseId, condition });
  const known = await readSegmentBook(client, { databaseId, ids: readConditionNeeds(condition).segments });
  const cycle = findSegmentCycle(id, new Map([...known, [id, { kind: "condition", condition }]]));
  if (cycle === null) return;
  const way = cycle.map((one) => `#${one}`).join(" asks ");
  const message = `The segment would ask about itself: ${way}. Take one of these tests out.`;
  throw new AppError("bad_request", message, { field: "condition" });
}
