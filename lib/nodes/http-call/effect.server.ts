import { evaluateJsonPath } from "@/lib/domain/jsonpath/evaluate-json-path";
import type { OutgoingResult } from "@/lib/domain/http/outgoing";
import type { HttpEffectContext, HttpEffectOutcome } from "@/lib/nodes/define";
import type { HttpCallSettings } from "@/lib/nodes/http-call/settings";
import { BODILESS_METHODS, CONTENT_TYPE_HEADERS } from "@/lib/nodes/http-call/settings";
import { AppError } from "@/lib/shared/app-error";
import type { Json, JsonObject } from "@/lib/shared/json";

type Output = "success" | "error";
type Answer = Extract<OutgoingResult, { kind: "answer" }>;

const RETRYABLE_STATUSES: readonly number[] = [408, 425, 429];
const SERVER_ERROR = 500;
const MS_PER_S = 1000;
/** A host that asks for more waits no longer: the task would look stuck. */
const RETRY_AFTER_MS_MAX = 3_600_000;
const ANSWER_DEPTH_MAX = 64;

/** Makes the call once and says how the task goes on. */
export async function runHttpCall(
  context: HttpEffectContext,
  settings: HttpCallSettings,
): Promise<HttpEffectOutcome<Output>> {
  const result = await context.request(makeRequest(context, settings));
  if (result.kind === "failure") {
    if (result.retryable) return { kind: "retry", afterMs: null, reason: result.reason, exhausted: "error" };
    return { kind: "exit", output: "error", detail: { message: result.reason } };
  }
  const isSuccess = settings.success.some((range) => result.status >= range.from && result.status <= range.to);
  if (isSuccess) return succeed(result, settings);
  const reason = `The answer was ${result.status}.`;
  if (RETRYABLE_STATUSES.includes(result.status) || result.status >= SERVER_ERROR) {
    return { kind: "retry", afterMs: readRetryAfter(result, context.now()), reason, exhausted: "error" };
  }
  return { kind: "exit", output: "error", detail: { status: result.status, message: reason } };
}

function makeRequest(context: HttpEffectContext, settings: HttpCallSettings) {
  const headers: Record<string, string> = {};
  const hasBody = !BODILESS_METHODS.includes(settings.method) && settings.body !== "";
  if (hasBody) headers["content-type"] = CONTENT_TYPE_HEADERS[settings.contentType];
  for (const header of settings.headers) headers[header.name.toLowerCase()] = context.render(header.value, "header");
  return {
    method: settings.method,
    url: context.render(settings.url, "url").trim(),
    headers,
    body: hasBody ? context.render(settings.body, settings.contentType) : null,
    timeoutMs: settings.timeoutSeconds * MS_PER_S,
  };
}

function succeed(answer: Answer, settings: HttpCallSettings): HttpEffectOutcome<Output> {
  const detail: JsonObject = { status: answer.status };
  if (settings.mapping.length === 0) return { kind: "exit", output: "success", detail };
  const body = parseJson(answer.body);
  const notFound: string[] = [];
  const values = settings.mapping.map(({ name, path }): [string, Json] => {
    const found = body === undefined ? [] : findValues(body, path);
    if (found.length === 0) notFound.push(name);
    return [name, found.length > 1 ? found : (found[0] ?? null)];
  });
  // fromEntries, so that a name such as __proto__ is a member like any other.
  const response: JsonObject = Object.fromEntries(values);
  if (body === undefined) detail["message"] = "The answer is not JSON, so nothing was taken from it.";
  else if (notFound.length > 0) detail["message"] = `Not in the answer: ${notFound.join(", ")}.`;
  return { kind: "exit", output: "success", response, detail };
}

function parseJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value, ANSWER_DEPTH_MAX) ? value : undefined;
  } catch {
    // Whatever another system answers is no fault of ours; the caller says that it is not JSON.
    return undefined;
  }
}

/** True for what JSON.parse gives, unless it is nested so deep that walking it could end the process. */
function isJson(value: unknown, depth: number): value is Json {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((item) => isJson(item, depth - 1));
}

function findValues(body: Json, path: string): Json[] {
  try {
    return evaluateJsonPath(body, path);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** `Retry-After` in seconds or as a date; null when there is none that can be read. */
function readRetryAfter(answer: Answer, now: Date): number | null {
  const text = answer.headers["retry-after"]?.trim();
  if (!text) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * MS_PER_S : Date.parse(text) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), RETRY_AFTER_MS_MAX);
}
