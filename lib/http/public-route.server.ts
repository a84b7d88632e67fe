import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { getTokenActor } from "@/lib/auth/get-token-actor.server";
import type { PublicContract } from "@/lib/contracts/v1/shared";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { type Actor, mayActor } from "@/lib/domain/permissions/permissions";
import { clientAddress } from "@/lib/http/client-address";
import { findToken } from "@/lib/http/find-token";
import { type KeptOutcome, makeClaim, once } from "@/lib/http/idempotency.server";
import { markWrapped } from "@/lib/http/mark-wrapped";
import { parseInput, strict } from "@/lib/http/parse-input";
import {
  type AnswerFrame,
  type Failure,
  makeFailure,
  printSuccess,
  respondFailure,
  respondPublic,
} from "@/lib/http/public-answer.server";
import { type BodyFormat, readPublicBody, requireFormat } from "@/lib/http/public-body.server";
import { takeCall } from "@/lib/http/rate-limit.server";
import { AppError } from "@/lib/shared/app-error";

/** What `handle` is given. */
export type PublicCall<Body> = {
  actor: Actor;
  body: Body;
  request: Request;
  /** Sentences about parameters that were accepted and have no effect; what is pushed here goes out as `warnings`. */
  warnings: string[];
  /** In XML every value without a type of its own is a string. */
  format: BodyFormat;
  /** The call's Idempotency-Key, or null: see lib/db/queries/idempotency/idempotency-claim. */
  idempotency: IdempotencyClaim | null;
};

export type PublicRouteOptions<Body extends z.ZodType> = {
  contract: Pick<PublicContract<Body>, "name" | "scopes" | "changes" | "body" | "unused">;
  /** One call of a service; answers the members beside `error` and `error_text`. */
  handle: (call: PublicCall<z.output<Body>>) => Promise<Record<string, unknown>> | Record<string, unknown>;
};

/**
 * Makes a method of API v1.1: token, rate limit, permission, contract, one call; JSON or XML. Answers
 * `{"error":0,"error_text":"Successful operation",…}` or `{"error":404,"error_text":"…"}` with that HTTP status.
 */
export function publicRoute<Body extends z.ZodType>(
  options: PublicRouteOptions<Body>,
): (request: Request) => Promise<Response> {
  const { contract, handle } = options;
  const method = { ...contract, handle, schema: strict(contract.body), unused: new Set(contract.unused) };
  return markWrapped(async (request) => {
    const requestId = randomUUID();
    const frame: AnswerFrame = { requestId, format: "json", rateLimit: null };
    try {
      const outcome = await serve(request, method, frame);
      return "headers" in outcome ? respondFailure(outcome, frame) : respondOutcome(outcome, frame);
    } catch (error) {
      return respondFailure(makeFailure(error, { request, requestId }), frame);
    }
  }, contract.scopes[0]);
}

type Method<Body extends z.ZodType> = Pick<PublicContract, "name" | "scopes" | "changes"> &
  Pick<PublicRouteOptions<Body>, "handle"> & { schema: z.ZodType; unused: ReadonlySet<string> };

async function serve<Body extends z.ZodType>(
  request: Request,
  method: Method<Body>,
  frame: AnswerFrame,
): Promise<KeptOutcome | Failure> {
  if (request.method !== "POST") throw new AppError("method_not_allowed", `${method.name} is called by POST.`);
  frame.format = requireFormat(request.headers);
  const { token, format, ...given } = await readPublicBody(request, { format: frame.format, schema: method.schema });
  const bodyFormat = frame.format;
  frame.format = answerFormat(format, frame.format);
  const actor = await requireToken(findToken(token, request.headers), request, frame);
  requireScopes(actor, method);
  const { warnings, parameters } = setAside(given, method.unused);
  const print = (answer: Record<string, unknown>) => printSuccess(answer, warnings);
  const key = method.changes === false ? null : request.headers.get("idempotency-key");
  const idempotency = makeClaim(key, { tokenId: actor.id, method: method.name, at: new Date(), print, body: given });
  const body = parseBody<Body>(method.schema, parameters);
  const work = async () =>
    print(await method.handle({ actor, body, request, warnings, format: bodyFormat, idempotency }));
  if (idempotency === null) return { status: 200, text: await work(), isReplayed: false };
  return once(idempotency, work, (error) => makeFailure(error, { request, requestId: frame.requestId }));
}

function requireScopes(actor: Actor, { scopes }: Pick<PublicContract, "scopes">): void {
  const missing = scopes.find((scope) => !mayActor(actor, scope));
  if (missing !== undefined) throw new AppError("forbidden", `The API token "${actor.name}" has no scope ${missing}.`);
}

function parseBody<Body extends z.ZodType>(schema: z.ZodType, value: unknown): z.output<Body>;
function parseBody(schema: z.ZodType, value: unknown): unknown {
  return parseInput(schema, value);
}

async function requireToken(token: string, request: Request, frame: AnswerFrame): Promise<Actor> {
  const now = Date.now();
  const ip = clientAddress(request.headers);
  const { actor, ratePerSecond } = await getTokenActor(token, { ip, requestId: frame.requestId, now });
  frame.rateLimit = takeCall(actor.id, ratePerSecond, now);
  if (frame.rateLimit.isAllowed) return actor;
  const { retryAfterSeconds } = frame.rateLimit;
  throw new AppError("too_many_requests", `More than ${ratePerSecond} requests per second. Slow down.`, {
    retryAfterSeconds,
  });
}

function answerFormat(format: unknown, fallback: BodyFormat): BodyFormat {
  if (format === undefined || format === "json" || format === "xml") return format ?? fallback;
  throw new AppError("bad_request", 'format must be "json" or "xml".', { field: "format" });
}

function setAside(given: Record<string, unknown>, unused: ReadonlySet<string>) {
  const warnings: string[] = [];
  if (unused.size === 0) return { warnings, parameters: given };
  const entries = Object.entries(given).filter(([name]) => {
    if (!unused.has(name)) return true;
    warnings.push(`${name} is accepted but has no effect.`);
    return false;
  });
  return { warnings, parameters: Object.fromEntries(entries) };
}

function respondOutcome({ status, text, isReplayed }: KeptOutcome, frame: AnswerFrame): Response {
  const response = respondPublic(text, status, frame);
  if (isReplayed) response.headers.set("Idempotency-Replayed", "true");
  return response;
}
