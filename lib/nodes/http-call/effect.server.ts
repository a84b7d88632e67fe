import type { OutgoingResult } from "@/lib/domain/http/outgoing";
import type { HttpEffectContext, HttpEffectOutcome } from "@/lib/nodes/define";
import { findFault, takeValues } from "@/lib/nodes/http-call/read-answer";
import type { HttpCallSettings } from "@/lib/nodes/http-call/settings";
import { BODILESS_METHODS, CONTENT_TYPE_HEADERS } from "@/lib/nodes/http-call/settings";
import type { JsonObject } from "@/lib/shared/json";

type Output = "success" | "error";
type Answer = Extract<OutgoingResult, { kind: "answer" }>;

const RETRYABLE_STATUSES: readonly number[] = [408, 425, 429];
const SERVER_ERROR = 500;
const MS_PER_S = 1000;
/** A host that asks for more waits no longer: the task would look stuck. */
const RETRY_AFTER_MS_MAX = 3_600_000;

/** Makes the call once and says how the task goes on. */
export async function runHttpCall(
  context: HttpEffectContext,
  settings: HttpCallSettings,
): Promise<HttpEffectOutcome<Output>> {
  const result = await context.request(makeRequest(context, settings), settings.connectionId);
  if (result.kind === "failure") {
    if (result.retryable) return { kind: "retry", afterMs: null, reason: result.reason, exhausted: "error" };
    return { kind: "exit", output: "error", detail: { message: result.reason } };
  }
  const reason = findFault(result, settings.success);
  if (reason === null) return succeed(result, settings);
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
  const { response, apicontent, fields, message } = takeValues(answer, settings.mapping);
  const detail: JsonObject = { status: answer.status, ...(message === null ? {} : { message }) };
  const hasAny = (object: JsonObject) => Object.keys(object).length > 0;
  return {
    ...{ kind: "exit", output: "success", detail },
    ...(hasAny(response) ? { response } : {}),
    ...(hasAny(apicontent) ? { apicontent } : {}),
    ...(hasAny(fields) ? { patch: { fields, refused: "error" } } : {}),
  };
}

/** `Retry-After` in seconds or as a date; null when there is none that can be read. */
function readRetryAfter(answer: Answer, now: Date): number | null {
  const text = answer.headers["retry-after"]?.trim();
  if (!text) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * MS_PER_S : Date.parse(text) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), RETRY_AFTER_MS_MAX);
}
