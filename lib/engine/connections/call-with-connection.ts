import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import { listHidden, makeAccessHeaders } from "@/lib/engine/connections/make-access-headers";
import type { Ask, OauthTokens } from "@/lib/engine/connections/oauth-tokens";
import type { OpenConnection } from "@/lib/engine/connections/open-connection";

const UNAUTHORIZED = 401;
const MS_PER_S = 1_000;

export type ConnectedCall = {
  connection: OpenConnection;
  request: OutgoingRequest;
  tokens: OauthTokens;
  /** Makes the call itself. */
  ask: Ask;
  /** Asks for a token. */
  askToken: Ask;
};

/** `hidden`: texts that must not get into a log, however they are echoed. */
export type ConnectedResult = { result: OutgoingResult; hidden: readonly string[] };

/**
 * Makes a call with a connection's proof of access, to its hosts only. A token that the other side no longer takes (401) is asked
 * for anew, once.
 */
export async function callWithConnection(call: ConnectedCall): Promise<ConnectedResult> {
  const { name, config } = call.connection;
  const host = hostOf(call.request.url);
  if (host === null || !config.hosts.includes(host)) {
    const reason = `The connection "${name}" may be sent to ${config.hosts.join(", ")}, not to ${host ?? "this address"}.`;
    return { result: { kind: "failure", reason, retryable: false, durationMs: 0 }, hidden: [] };
  }
  const first = await callOnce(call);
  const isRefused = first.result.kind === "answer" && first.result.status === UNAUTHORIZED;
  if (!isRefused || first.token === null) return first;
  await call.tokens.forget(call.connection, first.token);
  const second = await callOnce(call);
  return { result: second.result, hidden: [...first.hidden, ...second.hidden] };
}

async function callOnce(call: ConnectedCall): Promise<ConnectedResult & { token: string | null }> {
  const { connection, request, tokens, ask, askToken } = call;
  const { access, timeoutSeconds } = connection.config;
  const got = access.kind === "oauth2" ? await tokens.get(connection, access, askToken) : null;
  if (got?.ok === false) return { result: got.failure, hidden: listHidden(connection.secrets, {}), token: null };
  const token = got?.token ?? null;
  const headers = makeAccessHeaders(access, connection.secrets, token);
  const timeoutMs = Math.min(request.timeoutMs, (timeoutSeconds ?? Infinity) * MS_PER_S);
  const result = await ask({ ...request, headers: { ...request.headers, ...headers }, timeoutMs });
  return { result, hidden: listHidden(connection.secrets, headers), token };
}

/** As the hosts of a connection are kept: without the port. */
function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}
