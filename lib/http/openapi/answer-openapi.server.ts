import { PUBLIC_CONTRACTS } from "@/lib/contracts/v1/public-contracts";
import { makeOpenapi } from "./make-openapi";

let text: string | null = null;

/** `GET /api/v1.1/openapi.json`: the OpenAPI document. It tells nothing of the installation, so everybody may read it. */
export function answerOpenapi(): Response {
  text ??= JSON.stringify(makeOpenapi(PUBLIC_CONTRACTS));
  const headers = { "Content-Type": "application/json; charset=utf-8", "X-Content-Type-Options": "nosniff" };
  return new Response(text, { headers });
}
