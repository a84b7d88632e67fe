import { deleteSecret as deleteSecretContract, updateSecret as updateSecretContract } from "@/lib/contracts/secrets";
import { route } from "@/lib/http/route.server";
import { deleteSecret } from "@/lib/services/secrets/delete-secret.server";
import { updateSecret } from "@/lib/services/secrets/update-secret.server";

export const PUT = route({
  contract: updateSecretContract,
  requires: "secrets.manage",
  handle: ({ actor, params, body }) => updateSecret(actor, { id: params.id, ...body }),
});

export const DELETE = route({
  contract: deleteSecretContract,
  requires: "secrets.manage",
  handle: ({ actor, params }) => deleteSecret(actor, params),
});
