import {
  getDatabase as getDatabaseContract,
  updateDatabase as updateDatabaseContract,
} from "@/lib/contracts/databases";
import { route } from "@/lib/http/route.server";
import { getDatabase } from "@/lib/services/databases/get-database.server";
import { updateDatabase } from "@/lib/services/databases/update-database.server";

export const GET = route({
  contract: getDatabaseContract,
  requires: "data.view",
  handle: ({ actor, params }) => getDatabase(actor, params),
});

export const PATCH = route({
  contract: updateDatabaseContract,
  requires: "data.edit",
  handle: ({ actor, params, body }) => updateDatabase(actor, { ...body, ...params }),
});
