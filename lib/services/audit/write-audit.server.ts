import type { ClientBase } from "pg";
import type { Tx } from "@/lib/db/prisma.server";
import { insertAuditEntry } from "@/lib/db/queries/audit/insert-audit-entry.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** One line of the audit journal. */
export type AuditEntry = {
  /** What happened, object first: `scenario.activated`, `user.role_changed`. */
  action: string;
  objectType: string;
  objectId: string | number | bigint;
  /** What the object was and became, as far as it changed; never a secret. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/**
 * Writes who did what, in the same transaction as the change itself: `client` is Prisma's transaction or a pg client
 * inside one. Without the change there is no entry, without the entry no change.
 */
export async function writeAudit(client: Tx | ClientBase, actor: Actor, entry: AuditEntry): Promise<void> {
  await insertAuditEntry(client, {
    accountId: actor.accountId,
    at: new Date(),
    actorKind: actor.kind,
    actorId: actor.id === 0 ? null : actor.id,
    actorName: actor.name,
    action: entry.action,
    objectType: entry.objectType,
    objectId: String(entry.objectId),
    before: entry.before ?? null,
    after: entry.after ?? null,
    ip: actor.ip,
    requestId: actor.requestId,
  });
}
