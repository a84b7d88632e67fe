import { z } from "zod";
import type { ProfileMessage } from "@/lib/contracts/profiles";
import { pool } from "@/lib/db/pool.server";
import {
  listProfileMessageRows,
  type ProfileMessageRow,
} from "@/lib/db/queries/profiles/list-profile-message-rows.server";
import { BOUNCE_KINDS, MESSAGE_STATUSES } from "@/lib/domain/messages/message-status";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireProfileRow } from "./require-profile-row.server";

const statusSchema = z.enum(MESSAGE_STATUSES);

/** A page of the letters that a profile got or should have got, newest first, with what became of each. Throws `not_found`. */
export async function listProfileMessages(
  actor: Actor,
  { id, cursor, limit }: { id: string; cursor?: string | undefined; limit: number },
): Promise<{ items: ProfileMessage[]; nextCursor: string | null }> {
  const profile = await requireProfileRow(pool(), actor, id);
  const beforeId = cursor === undefined ? null : BigInt(cursor);
  const key = { accountId: actor.accountId, profileId: profile.id };
  const rows = await listProfileMessageRows(key, { beforeId, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return { items: page.map(describe), nextCursor: rows.length > limit ? String(page.at(-1)?.id ?? "") : null };
}

function describe(row: ProfileMessageRow): ProfileMessage {
  return {
    ...row,
    id: String(row.id),
    status: statusSchema.parse(row.status),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deliveredAt: toText(row.deliveredAt),
    openedAt: toText(row.openedAt),
    clickedAt: toText(row.clickedAt),
    unsubscribedAt: toText(row.unsubscribedAt),
    complainedAt: toText(row.complainedAt),
    bounceKind: BOUNCE_KINDS.find((kind) => kind === row.bounceKind) ?? null,
  };
}

const toText = (at: Date | null) => at?.toISOString() ?? null;
