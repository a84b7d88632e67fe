import { databasesGet } from "@/lib/contracts/v1/lists";
import { publicRoute } from "@/lib/http/public-route.server";
import { getDatabaseByApi } from "@/lib/services/databases/get-database-by-api.server";

export const POST = publicRoute({
  contract: databasesGet,
  handle: ({ actor, body }) => getDatabaseByApi(actor, { id: body.db_id }),
});
