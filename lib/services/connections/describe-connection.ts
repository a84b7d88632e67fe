import type { ConnectionView } from "@/lib/contracts/connections";
import type { ListedConnection } from "@/lib/db/queries/connections/list-connection-rows.server";
import { connectionConfig } from "@/lib/domain/http/connection";

/** A connection as the interface shows it: everything but its secret values. */
export function describeConnection(row: ListedConnection, scenarios: ConnectionView["scenarios"] = []): ConnectionView {
  const { id, name, updatedAt } = row;
  return { ...connectionConfig.parse(row.config), id, name, updatedAt: updatedAt.toISOString(), scenarios };
}
