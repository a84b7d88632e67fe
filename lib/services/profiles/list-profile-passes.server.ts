import type { ProfilePass } from "@/lib/contracts/profiles";
import { pool } from "@/lib/db/pool.server";
import { listPassRows, type PassRow } from "@/lib/db/queries/profiles/list-pass-rows.server";
import { DEFAULT_CAPTURE_ID } from "@/lib/domain/scenario/graph";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { JsonObject } from "@/lib/shared/json";
import { requireProfileRow } from "./require-profile-row.server";

const PASSES_MAX = 200;
const STATES = ["exited", "failed", "removed"] as const;

/** A profile's passes through scenarios, newest first, 200 at most. */
export async function listProfilePasses(actor: Actor, { id }: { id: string }): Promise<{ items: ProfilePass[] }> {
  const profile = await requireProfileRow(pool(), actor, id);
  return { items: (await listPassRows(profile.id, PASSES_MAX)).map(describePass) };
}

function describePass(row: PassRow): ProfilePass {
  return {
    passId: String(row.passId),
    scenarioId: row.scenarioId,
    scenarioName: row.scenarioName,
    enteredAt: row.enteredAt.toISOString(),
    leftAt: row.endAt?.toISOString() ?? null,
    state: STATES.find((state) => state === row.endKind) ?? "inside",
    nodeId: row.endNodeId ?? row.nodeId ?? DEFAULT_CAPTURE_ID,
    reason: reasonOf(row.endDetail),
  };
}

function reasonOf(detail: JsonObject | null): string | null {
  const text = detail?.["reason"] ?? detail?.["message"];
  return typeof text === "string" && text !== "" ? text : null;
}
