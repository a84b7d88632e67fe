import { createSecret as createSecretContract, listSecrets as listSecretsContract } from "@/lib/contracts/secrets";
import { route } from "@/lib/http/route.server";
import { createSecret } from "@/lib/services/secrets/create-secret.server";
import { listSecrets } from "@/lib/services/secrets/list-secrets.server";

export const GET = route({
  contract: listSecretsContract,
  requires: "secrets.manage",
  handle: ({ actor }) => listSecrets(actor),
});

export const POST = route({
  contract: createSecretContract,
  requires: "secrets.manage",
  handle: ({ actor, body }) => createSecret(actor, body),
});
