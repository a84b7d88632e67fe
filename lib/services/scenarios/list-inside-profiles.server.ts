import { z } from "zod";
import type { InsideProfile, listInsideProfiles as contract } from "@/lib/contracts/scenario-statistics";
import { pool } from "@/lib/db/pool.server";
import { countInside } from "@/lib/db/queries/scenarios/count-inside.server";
import {
  listTasksInElement,
  type TaskInside,
  type TaskPosition,
} from "@/lib/db/queries/statistics/list-tasks-in-element.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";

const FROZEN_LANE = 100;

type Input = { id: number; nodeId: number; cursor?: string | undefined; limit: number };

/** One page of those who stand in an element now, and how many there are in all. Throws `not_found`. */
export async function listInsideProfiles(
  actor: Actor,
  { id, nodeId, cursor, limit }: Input,
): Promise<z.input<(typeof contract)["answer"]>> {
  await requireScenario(pool(), actor, { id });
  const after = cursor === undefined ? null : parseCursor(cursor);
  const rows = await listTasksInElement(pool(), { scenarioId: id, nodeId, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? makeCursor(last) : null;
  return { items: page.map(describe), nextCursor, total: await countInside(pool(), id, nodeId) };
}

function describe(task: TaskInside): InsideProfile {
  const profileId = formatProfileId(task.profileId, task.createdAt);
  return {
    profileId,
    label: labelOf(task) ?? profileId,
    databaseId: task.databaseId,
    passId: String(task.passId),
    status: task.lane === FROZEN_LANE ? "frozen" : readStatus(task.status),
    enteredAt: task.enteredAt.toISOString(),
    nodeEnteredAt: task.nodeEnteredAt.toISOString(),
    wakeAt: task.status === "waiting" ? (task.wakeAt?.toISOString() ?? null) : null,
    error: null,
    hasContent: task.hasContent,
  };
}

/** How one recognises the profile: its address, else its name, else a phone. */
function labelOf({ fields }: TaskInside): string | null {
  const { email, _fname, _lname, phones } = fields;
  if (typeof email === "string" && email !== "") return email;
  const name = [_fname, _lname].flatMap((part) => (typeof part === "string" && part !== "" ? [part] : [])).join(" ");
  if (name !== "") return name;
  const [phone] = Array.isArray(phones) ? phones : [];
  return typeof phone === "string" ? phone : null;
}

function readStatus(status: string): InsideProfile["status"] {
  return status === "waiting" || status === "effect" ? status : "ready";
}

const cursorSchema = z.tuple([z.int(), z.string().regex(/^\d{1,19}$/), z.string().regex(/^\d{1,19}$/)]);

function makeCursor({ shard, profileId, instance }: TaskPosition): string {
  return Buffer.from(JSON.stringify([shard, String(profileId), String(instance)])).toString("base64url");
}

function parseCursor(cursor: string): TaskPosition {
  try {
    const [shard, profileId, instance] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return { shard, profileId: BigInt(profileId), instance: BigInt(instance) };
  } catch (cause) {
    throw new AppError("bad_request", "The cursor is not one of this list.", { field: "cursor", cause });
  }
}
