import { databasesList } from "@/lib/contracts/v1/lists";
import { publicRoute } from "@/lib/http/public-route.server";
import { listDatabasesByApi } from "@/lib/services/databases/list-databases-by-api.server";

export const POST = publicRoute({
  contract: databasesList,
  handle: ({ actor, body }) => listDatabasesByApi(actor, body),
});
