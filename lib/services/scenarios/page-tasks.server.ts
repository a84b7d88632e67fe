import { z } from "zod";
import type { TaskProfile } from "@/lib/contracts/scenario-statistics";
import { pool } from "@/lib/db/pool.server";
import {
  listTasks,
  type ListedTask,
  type TaskPage,
  type TaskPosition,
} from "@/lib/db/queries/statistics/list-tasks.server";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";

const FROZEN_LANE = 100;

export type TaskPageInput = Omit<TaskPage, "after"> & { cursor: string | undefined };

/** One page of passes with their profiles, as the lists show them. Throws `bad_request` for a made-up cursor. */
export async function pageTasks({ cursor, limit, ...page }: TaskPageInput) {
  const after = cursor === undefined ? null : parseCursor(cursor);
  const rows = await listTasks(pool(), { ...page, after, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? makeCursor(last) : null;
  return { items: items.map(describe), nextCursor };
}

function describe(task: ListedTask): TaskProfile {
  const profileId = formatProfileId(task.profileId, task.createdAt);
  return {
    profileId,
    label: labelOf(task.fields) ?? profileId,
    databaseId: task.databaseId,
    passId: String(task.passId),
    nodeId: task.nodeId,
    status: task.lane === FROZEN_LANE ? "frozen" : readStatus(task.status),
    enteredAt: task.enteredAt.toISOString(),
    nodeEnteredAt: task.nodeEnteredAt.toISOString(),
    wakeAt: task.status === "waiting" ? (task.wakeAt?.toISOString() ?? null) : null,
    error: readText(task.error?.["message"]),
    hasContent: task.hasContent,
  };
}

/** How one recognises the profile: its address, else its name, else a phone. */
function labelOf({ email, _fname, _lname, phones }: JsonObject): string | null {
  const [phone] = Array.isArray(phones) ? phones : [];
  const name = [_fname, _lname].flatMap((part) => readText(part) ?? []).join(" ");
  return readText(email) ?? readText(name) ?? readText(phone);
}

const readText = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function readStatus(status: string): TaskProfile["status"] {
  return status === "waiting" || status === "effect" || status === "failed" || status === "ended" ? status : "ready";
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
