import { inTransaction } from "@/lib/db/in-transaction.server";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { pool } from "@/lib/db/pool.server";
import { holdAccount } from "@/lib/db/queries/account/hold-account.server";
import { insertSegment } from "@/lib/db/queries/segments/insert-segment.server";
import type { Condition } from "@/lib/domain/conditions/condition";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { SegmentKind } from "@/lib/domain/segments/segment-kind";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { AppError } from "@/lib/shared/app-error";
import { requireSoundCondition } from "./require-sound-condition.server";

export type CreateSegmentInput = {
  databaseId: number;
  name: string;
  description: string;
  kind: SegmentKind;
  condition: Condition | null;
};

/** Makes a segment. Throws `conflict` for a taken name, `bad_request` for a condition that cannot be asked. */
export async function createSegment(actor: Actor, input: CreateSegmentInput): Promise<{ id: number }> {
  const { databaseId, name, kind, condition } = input;
  requireFittingCondition(kind, condition);
  try {
    return await inTransaction(pool(), async (client) => {
      await requireDatabaseView(client, actor, { id: databaseId, field: "databaseId" });
      // What the condition names must not be deleted meanwhile.
      await holdAccount(client, actor.accountId);
      if (condition !== null) await requireSoundCondition(client, actor, { databaseId, condition });
      const stored = condition === null ? null : JSON.stringify(condition);
      const id = await insertSegment(client, { ...input, accountId: actor.accountId, condition: stored });
      const after = { databaseId, name, kind, condition };
      await writeAudit(client, actor, { action: "segment.created", objectType: "segment", objectId: id, after });
      return { id };
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `There is a segment named "${name}" already.`, { field: "name" });
  }
}

/** A static segment is a list and has no condition; the others are nothing without one. */
export function requireFittingCondition(kind: SegmentKind, condition: Condition | null): void {
  if ((kind === "static") === (condition === null)) return;
  const message =
    kind === "static" ? "A static segment is a list: it has no condition." : `A ${kind} segment needs a condition.`;
  throw new AppError("bad_request", message, { field: "condition" });
}
