import { randomBytes } from "node:crypto";

const SECRET_BYTES = 32;
const TOKEN_BYTES = 20;

/** An address nobody guesses and the secret that calls to it are signed with, as Standard Webhooks writes it. */
export function makeWebhookSecret(): { token: string; secret: string } {
  return {
    token: randomBytes(TOKEN_BYTES).toString("hex"),
    secret: `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`,
  };
}
