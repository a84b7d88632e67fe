import {
  listDatabases as listDatabasesContract,
  createDatabase as createDatabaseContract,
} from "@/lib/contracts/databases";
import { route } from "@/lib/http/route.server";
import { createDatabase } from "@/lib/services/databases/create-database.server";
import { listDatabases } from "@/lib/services/databases/list-databases.server";

export const GET = route({
  contract: listDatabasesContract,
  requires: "data.view",
  handle: ({ actor, query }) => listDatabases(actor, query),
});

export const POST = route({
  contract: createDatabaseContract,
  requires: "data.edit",
  handle: ({ actor, body }) => createDatabase(actor, body),
});
