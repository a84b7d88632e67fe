import { pool } from "@/lib/db/pool.server";
import type { OutgoingRequest } from "@/lib/domain/http/outgoing";
import { callWithConnection } from "@/lib/engine/connections/call-with-connection";
import { OauthTokens } from "@/lib/engine/connections/oauth-tokens";
import { hideSecrets } from "@/lib/engine/effects/hide-secrets";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { webHttpClient } from "@/lib/services/connections/web-http-client.server";
import { AppError } from "@/lib/shared/app-error";
import { openConnection } from "./open-connection.server";

const TIMEOUT_MS = 10_000;
const EXCERPT_LENGTH = 500;

export type ConnectionTest = { status: number | null; durationMs: number; text: string };

/** Asks an address of the connection's hosts with GET, as an element would. @throws AppError `not_found`. */
export async function testConnection(actor: Actor, { id, url }: { id: number; url: string }): Promise<ConnectionTest> {
  const connection = await openConnection(pool(), actor.accountId, id);
  if (connection === null) throw new AppError("not_found", `There is no connection #${id}.`);
  const send = webHttpClient();
  const ask = (call: OutgoingRequest) => send({ ...call, idempotencyKey: actor.requestId, hops: 1 });
  const { result, hidden } = await callWithConnection({
    connection,
    request: { method: "GET", url, headers: {}, body: null, timeoutMs: TIMEOUT_MS },
    // A token of its own each time: what is tested is what stands in the form now.
    tokens: new OauthTokens({ now: () => new Date() }),
    ...{ ask, askToken: ask },
  });
  const text = hideSecrets(result.kind === "answer" ? result.body : result.reason, hidden);
  return {
    status: result.kind === "answer" ? result.status : null,
    durationMs: result.durationMs,
    text: text.slice(0, EXCERPT_LENGTH),
  };
}
