import { z } from "zod";
import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import type { ConnectionAccess } from "@/lib/domain/http/connection";
import { makeBasic } from "@/lib/engine/connections/make-access-headers";
import type { OpenConnection } from "@/lib/engine/connections/open-connection";
import type { Clock } from "@/lib/shared/clock";

const TOKEN_TIMEOUT_MS = 10_000;
/** Of a token whose answer names none. */
const LIFE_S_DEFAULT = 300;
const LIFE_S_MAX = 86_400;
/** A token is renewed so long before its end: calls are under way for a while. */
const MARGIN_MS_MAX = 30_000;
const MARGIN_PART = 0.1;
const CONNECTIONS_MAX = 1_000;
/** Refusals that another try does not change. */
const FINAL: readonly number[] = [400, 401, 403, 404];

const tokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.coerce.number().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});
const errorAnswer = z.object({ error: z.string().regex(/^[a-z_]{1,60}$/) });

type Oauth = Extract<ConnectionAccess, { kind: "oauth2" }>;
type Failure = Extract<OutgoingResult, { kind: "failure" }>;
export type TokenResult = { ok: true; token: string } | { ok: false; failure: Failure };
export type Ask = (request: OutgoingRequest) => Promise<OutgoingResult>;
type Entry = { updatedAt: number; result: Promise<TokenResult>; until: number };

/**
 * Tokens of OAuth 2 client credentials (RFC 6749, 4.4): asked for once, kept in memory until shortly before their end. Calls that
 * need one at the same moment wait for the same question.
 */
export class OauthTokens {
  readonly #entries = new Map<number, Entry>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The token of a connection, or why there is none. */
  async get(connection: OpenConnection, access: Oauth, ask: Ask): Promise<TokenResult> {
    const known = this.#entries.get(connection.id);
    const updatedAt = connection.updatedAt.getTime();
    if (known?.updatedAt === updatedAt && known.until > this.#now()) return known.result;
    if (this.#entries.size >= CONNECTIONS_MAX) this.#entries.clear();
    const entry: Entry = {
      updatedAt,
      until: Infinity,
      result: this.#fetch({ connection, access, ask }, (ms) => (entry.until = ms)),
    };
    this.#entries.set(connection.id, entry);
    // A question that broke is asked anew by the next call.
    entry.result.catch(() => (entry.until = 0));
    return entry.result;
  }

  /** The other side no longer takes this token. */
  async forget(connection: OpenConnection, token: string): Promise<void> {
    const entry = this.#entries.get(connection.id);
    const result = await entry?.result;
    if (result?.ok === true && result.token === token && this.#entries.get(connection.id) === entry) {
      this.#entries.delete(connection.id);
    }
  }

  async #fetch(question: { connection: OpenConnection; access: Oauth; ask: Ask }, keep: (until: number) => void) {
    const { connection, access, ask } = question;
    const result = readToken(connection, await ask(makeQuestion(access, connection.secrets["clientSecret"] ?? "")));
    keep(result.ok ? this.#now() + result.lifeMs - Math.min(MARGIN_MS_MAX, result.lifeMs * MARGIN_PART) : 0);
    return result;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}

function makeQuestion({ tokenUrl, clientId, scope, credentials }: Oauth, clientSecret: string): OutgoingRequest {
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (scope !== "") form.set("scope", scope);
  const headers: Record<string, string> = {
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
  };
  if (credentials === "header") headers["authorization"] = makeBasic(encodeForm(clientId), encodeForm(clientSecret));
  else {
    form.set("client_id", clientId);
    form.set("client_secret", clientSecret);
  }
  const body = form.toString();
  return { method: "POST", url: tokenUrl, headers, body, timeoutMs: TOKEN_TIMEOUT_MS };
}

/** As RFC 6749 2.3.1 wants it inside Basic. */
function encodeForm(text: string): string {
  return encodeURIComponent(text).replaceAll("%20", "+");
}

function readToken({ name }: OpenConnection, result: OutgoingResult) {
  if (result.kind === "failure") return refuse(`The connection "${name}" got no token: ${result.reason}`, result);
  const body = parseJson(result.body);
  const parsed = tokenAnswer.safeParse(body);
  if (result.status === 200 && parsed.success) {
    const { access_token: token, expires_in: life = LIFE_S_DEFAULT } = parsed.data;
    return { ok: true as const, token, lifeMs: Math.min(life, LIFE_S_MAX) * 1_000 };
  }
  const named = errorAnswer.safeParse(body);
  const why = result.status === 200 ? "its answer holds none" : `the answer was ${result.status}`;
  const reason = `The connection "${name}" got no token: ${why}${named.success ? ` (${named.data.error})` : ""}.`;
  return refuse(reason, { retryable: !FINAL.includes(result.status), durationMs: result.durationMs });
}

function refuse(reason: string, { retryable, durationMs }: { retryable: boolean; durationMs: number }) {
  return { ok: false as const, failure: { kind: "failure" as const, reason, retryable, durationMs } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever another system answers is no fault of ours; the caller says that there is no token.
    return null;
  }
}
