import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { getSessionActor } from "@/lib/auth/get-session-actor.server";
import type { Contract } from "@/lib/contracts/define";
import { type Actor, mayActor, type Permission } from "@/lib/domain/permissions/permissions";
import { clientAddress } from "@/lib/http/client-address";
import { answerFailure } from "@/lib/http/answer-failure.server";
import { parseJsonBody, refuseForbiddenText } from "@/lib/http/json/parse-json-body";
import { markWrapped } from "@/lib/http/mark-wrapped";
import { parseInput, strict } from "@/lib/http/parse-input";
import { printJson } from "@/lib/http/print-json";
import { readBody } from "@/lib/http/read-body.server";
import { refuseOtherOrigins } from "@/lib/http/refuse-other-origins";
import { AppError } from "@/lib/shared/app-error";
import { env } from "@/lib/shared/env.server";

/** A whole scenario of a thousand elements stays well below. */
const BODY_BYTES_MAX = 5 * 1024 * 1024;
const NO_STORE = "private, no-store";

type RouteOptions<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = {
  contract: Contract<Params, Query, Body, Answer>;
  /** What the actor must hold; `signed-in` = any user of the account. */
  requires: Permission | "signed-in";
  /** Longest body in bytes; default 5 MB. */
  bodyBytesMax?: number;
  /** One call of a service. Its answer becomes JSON (nothing = 204); a Response goes out as it is (files, SSE). */
  handle: (input: {
    actor: Actor;
    params: z.output<Params>;
    query: z.output<Query>;
    body: z.output<Body>;
    request: Request;
  }) => Promise<z.input<Answer> | Response> | z.input<Answer> | Response;
};

/** What Next calls. */
export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/**
 * Makes a handler of the interface's own API: session, permission, contract, one call. Failures answer
 * `{ error: { code, message, field?, details? } }` with the status of `error-status.ts`; every answer has `X-Request-Id`.
 */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(options: RouteOptions<Params, Query, Body, Answer>): RouteHandler {
  const { contract, requires, handle, bodyBytesMax = BODY_BYTES_MAX } = options;
  return markWrapped(async (request, context) => {
    const requestId = randomUUID();
    try {
      refuseOtherOrigins(request, env().publicUrl);
      const actor = await requireActor(request, requires, requestId);
      const params = parsePart(contract.params, contract.params && fromAddress(await context.params));
      const query = parsePart(contract.query, contract.query && fromAddress(queryOf(request)));
      const body = parsePart(contract.body, contract.body && parseJsonBody(await readBody(request, bodyBytesMax)));
      return answer(await handle({ actor, params, query, body, request }), requestId);
    } catch (error) {
      return answerFailure(error, { request, requestId });
    }
  }, requires);
}

async function requireActor(request: Request, requires: Permission | "signed-in", requestId: string): Promise<Actor> {
  const actor = await getSessionActor(request.headers, { ip: clientAddress(request.headers), requestId });
  if (actor === null) throw new AppError("unauthenticated", "You are signed out. Sign in and try again.");
  if (requires === "signed-in" || mayActor(actor, requires)) return actor;
  throw new AppError("forbidden", `Your role (${actor.role}) may not do this. Ask a master of the account.`);
}

function parsePart<Schema extends z.ZodType>(schema: Schema | undefined, value: unknown): z.output<Schema>;
function parsePart(schema: z.ZodType | undefined, value: unknown): unknown {
  return schema === undefined ? undefined : parseInput(strict(schema), value);
}

/** An address can spell a NUL character, which the database cannot hold; bodies are looked through as they are read. */
function fromAddress(value: unknown): unknown {
  refuseForbiddenText(value);
  return value;
}

function queryOf(request: Request): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  const { searchParams } = new URL(request.url);
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    found[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return found;
}

function answer(result: unknown, requestId: string): Response {
  if (result instanceof Response) return withHeaders(result, requestId);
  const headers = { "Cache-Control": NO_STORE, "X-Request-Id": requestId, "X-Content-Type-Options": "nosniff" };
  if (result === undefined) return new Response(null, { status: 204, headers });
  return new Response(printJson(result, "string"), {
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
  });
}

function withHeaders(response: Response, requestId: string): Response {
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", NO_STORE);
  response.headers.set("X-Request-Id", requestId);
  response.headers.set("X-Content-Type-Options", "nosniff");
  return response;
}
