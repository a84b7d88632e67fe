import { z } from "zod";
import type { Contract } from "@/lib/contracts/define";

const errorBodySchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    field: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** A failure that the server explained; `message` is for the reader, `field` names the input it is about. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(status: number, body: z.infer<typeof errorBodySchema>["error"]) {
    super(body.message);
    this.name = "ApiError";
    this.status = status;
    this.code = body.code;
    this.field = body.field;
    this.details = body.details;
  }
}

type Input<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  params?: z.input<Params>;
  query?: z.input<Query>;
  body?: z.input<Body>;
  signal?: AbortSignal;
  /** Lets the request outlive the page; the body must then stay under 64 kB. */
  keepalive?: boolean;
};

/**
 * Calls an endpoint of the interface's API and returns its parsed answer.
 * Throws ApiError for an explained failure, and an ApiError with code `offline` when the server was not reached.
 */
export async function callApi<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(contract: Contract<Params, Query, Body, Answer>, input: Input<Params, Query, Body> = {}): Promise<z.output<Answer>> {
  const { ok, status, text } = await send(contract, input);
  const json: unknown = text === "" ? undefined : parseJson(text);
  if (!ok) throw readError(status, json);
  const answer = contract.answer.safeParse(json);
  if (answer.success) return answer.data;
  const message = "The server answered something that this page does not know. Reload the page and try again.";
  throw new ApiError(status, { code: "unknown", message });
}

type Answered = { ok: boolean; status: number; text: string };

async function send(contract: Contract, input: Input<z.ZodType, z.ZodType, z.ZodType>): Promise<Answered> {
  const hasBody = input.body !== undefined;
  try {
    const response = await fetch(makeUrl(contract.path, input.params, input.query), {
      method: contract.method,
      headers: hasBody ? { "content-type": "application/json" } : {},
      ...(hasBody ? { body: JSON.stringify(input.body) } : {}),
      ...(input.signal ? { signal: input.signal } : {}),
      ...(input.keepalive === true ? { keepalive: true } : {}),
    });
    // The connection may end in the middle of the answer.
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(0, {
      code: "offline",
      message: "The server was not reached. Check the connection and try again.",
    });
  }
}

function makeUrl(path: string, params: unknown, query: unknown): string {
  const values = new Map(Object.entries(params ?? {}));
  const filled = path.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? filled : `${filled}?${text}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readError(status: number, json: unknown): ApiError {
  const parsed = errorBodySchema.safeParse(json);
  if (parsed.success) return new ApiError(status, parsed.data.error);
  return new ApiError(status, { code: "unknown", message: `The server answered with status ${status}. Try again.` });
}
