import type { ClientBase } from "pg";
import type { Tx } from "@/lib/db/prisma.server";

export type AuditRow = {
  accountId: number;
  at: Date;
  actorKind: string;
  actorId: number | null;
  actorName: string;
  action: string;
  objectType: string;
  objectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  ip: string | null;
  requestId: string;
};

const COLUMNS =
  "account_id, at, actor_kind, actor_id, actor_name, action, object_type, object_id, before, after, ip, request_id";
const PLACES = "$1, $2::timestamptz, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12";
const INSERT = `INSERT INTO audit_entry (${COLUMNS}) VALUES (${PLACES})`;

/** Appends one line to the journal, over either kind of transaction. */
export async function insertAuditEntry(client: Tx | ClientBase, row: AuditRow): Promise<void> {
  const { accountId, at, actorKind, actorId, actorName, action, objectType, objectId, ip, requestId } = row;
  const who = [accountId, at, actorKind, actorId, actorName];
  const values = [...who, action, objectType, objectId, json(row.before), json(row.after), ip, requestId];
  if ("$executeRawUnsafe" in client) await client.$executeRawUnsafe(INSERT, ...values);
  else await client.query({ name: "insert-audit-entry", text: INSERT, values });
}

function json(value: Record<string, unknown> | null): string | null {
  return value === null
    ? null
    : JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part));
}
