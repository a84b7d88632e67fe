import { testConnection as testConnectionContract } from "@/lib/contracts/connections";
import { route } from "@/lib/http/route.server";
import { testConnection } from "@/lib/services/connections/test-connection.server";

export const POST = route({
  contract: testConnectionContract,
  requires: "secrets.manage",
  handle: ({ actor, params, body }) => testConnection(actor, { id: params.id, url: body.url }),
});
