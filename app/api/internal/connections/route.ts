import {
  createConnection as createConnectionContract,
  listConnections as listConnectionsContract,
} from "@/lib/contracts/connections";
import { route } from "@/lib/http/route.server";
import { listConnections } from "@/lib/services/connections/list-connections.server";
import { saveConnection } from "@/lib/services/connections/save-connection.server";

export const GET = route({
  contract: listConnectionsContract,
  requires: "secrets.manage",
  handle: ({ actor }) => listConnections(actor),
});

export const POST = route({
  contract: createConnectionContract,
  requires: "secrets.manage",
  handle: ({ actor, body }) => saveConnection(actor, null, body),
});
