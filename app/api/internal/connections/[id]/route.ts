import {
  deleteConnection as deleteConnectionContract,
  updateConnection as updateConnectionContract,
} from "@/lib/contracts/connections";
import { route } from "@/lib/http/route.server";
import { deleteConnection } from "@/lib/services/connections/delete-connection.server";
import { saveConnection } from "@/lib/services/connections/save-connection.server";

export const PUT = route({
  contract: updateConnectionContract,
  requires: "secrets.manage",
  handle: ({ actor, params, body }) => saveConnection(actor, params.id, body),
});

export const DELETE = route({
  contract: deleteConnectionContract,
  requires: "secrets.manage",
  handle: ({ actor, params }) => deleteConnection(actor, params),
});
