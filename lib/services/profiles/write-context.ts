import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";

export type WriteContext = {
  database: DatabaseView;
  now: Date;
  /** Who writes, for the history: `user:<id>`, `token:<id>` or `system`. */
  source: string;
};
