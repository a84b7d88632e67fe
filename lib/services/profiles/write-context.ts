import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { FactCause, ImportWay } from "@/lib/domain/facts/fact";

export type WriteContext = {
  database: DatabaseView;
  now: Date;
  /** Who writes, for the history: `user:<id>`, `token:<id>` or `system`. */
  source: string;
  /** What triggers and waits are told. */
  cause: FactCause & { how: ImportWay };
};
