import type { ConnectionView } from "@/lib/contracts/connections";
import { listConnectionRows } from "@/lib/db/queries/connections/list-connection-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeConnection } from "./describe-connection";
import { listConnectionUses } from "./list-connection-uses.server";

/** The account's connections by name, each with the scenarios that use it. */
export async function listConnections(actor: Actor): Promise<{ items: ConnectionView[] }> {
  const rows = await listConnectionRows(actor.accountId);
  const uses = await listConnectionUses(actor.accountId);
  return { items: rows.map((row) => describeConnection(row, uses.get(row.id))) };
}
