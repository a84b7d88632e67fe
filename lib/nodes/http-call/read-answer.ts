import { evaluateAnswer } from "@/lib/domain/conditions/evaluate-answer";
import { evaluateJsonPath } from "@/lib/domain/jsonpath/evaluate-json-path";
import type { AnswerMapping, HttpCallSettings } from "@/lib/nodes/http-call/settings";
import { isEmptyGroup } from "@/lib/nodes/is-empty-group";
import { AppError } from "@/lib/shared/app-error";
import type { Json, JsonObject } from "@/lib/shared/json";

const ANSWER_DEPTH_MAX = 64;

export type Answer = { status: number; body: string };

/** Why an answer is no success: the words for the log; null when it is one. */
export function findFault(answer: Answer, { statuses, condition }: HttpCallSettings["success"]): string | null {
  const isStatusFine =
    statuses.length === 0 || statuses.some(({ from, to }) => answer.status >= from && answer.status <= to);
  if (!isStatusFine) return `The answer was ${answer.status}.`;
  if (isEmptyGroup(condition) || evaluateAnswer(condition, parseJson(answer.body) ?? answer.body)) return null;
  return `The answer was ${answer.status}, but not what counts as success.`;
}

/** What an answer gives to later elements and to the profile; `message` names what it has not. */
export type Taken = {
  response: JsonObject;
  apicontent: JsonObject;
  /** Of the profile. */
  fields: JsonObject;
  message: string | null;
};

/** Takes values out of an answer. One that it has not is null for later elements, and leaves a field as it is. */
export function takeValues(answer: Answer, mapping: readonly AnswerMapping[]): Taken {
  const body = mapping.length === 0 ? undefined : parseJson(answer.body);
  const found = mapping.map((one) => ({ ...one, values: body === undefined ? [] : findValues(body, one.path) }));
  const pick = (target: AnswerMapping["to"]) =>
    found.flatMap(({ to, name, values }): [string, Json][] => (to === target ? [[name, single(values)]] : []));
  return {
    // fromEntries, so that a name such as __proto__ is a member like any other.
    response: Object.fromEntries(pick("response")),
    apicontent: Object.fromEntries(pick("apicontent")),
    fields: Object.fromEntries(
      found.flatMap(({ to, name, values }) => (to === "profile" && values.length > 0 ? [[name, single(values)]] : [])),
    ),
    message: describe(
      body,
      found.filter(({ values }) => values.length === 0).map(({ name }) => name),
    ),
  };
}

function describe(body: Json | undefined, missing: readonly string[]): string | null {
  if (missing.length === 0) return null;
  if (body === undefined) return "The answer is not JSON, so nothing was taken from it.";
  return `Not in the answer: ${missing.join(", ")}.`;
}

function single(values: readonly Json[]): Json {
  return values.length > 1 ? [...values] : (values[0] ?? null);
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
