import { evaluateAnswer } from "@/lib/domain/conditions/evaluate-answer";
import { findMapped } from "@/lib/nodes/http-call/find-mapped";
import { readJsonAnswer } from "@/lib/nodes/http-call/read-json-answer";
import type { AnswerMapping, HttpCallSettings } from "@/lib/nodes/http-call/settings";
import { isEmptyGroup } from "@/lib/nodes/is-empty-group";
import type { Json, JsonObject } from "@/lib/shared/json";

export type Answer = { status: number; body: string };

/** Why an answer is no success: the words for the log; null when it is one. */
export function findFault(answer: Answer, { statuses, condition }: HttpCallSettings["success"]): string | null {
  const isStatusFine =
    statuses.length === 0 || statuses.some(({ from, to }) => answer.status >= from && answer.status <= to);
  if (!isStatusFine) return `The answer was ${answer.status}.`;
  if (isEmptyGroup(condition) || evaluateAnswer(condition, readJsonAnswer(answer.body) ?? answer.body)) return null;
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
  const body = mapping.length === 0 ? undefined : readJsonAnswer(answer.body);
  const found = mapping.map((one) => ({ ...one, value: body === undefined ? undefined : findMapped(body, one.path) }));
  const pick = (target: AnswerMapping["to"]) =>
    found.flatMap(({ to, name, value }): [string, Json][] => (to === target ? [[name, value ?? null]] : []));
  return {
    // fromEntries, so that a name such as __proto__ is a member like any other.
    response: Object.fromEntries(pick("response")),
    apicontent: Object.fromEntries(pick("apicontent")),
    fields: Object.fromEntries(
      found.flatMap(({ to, name, value }) => (to === "profile" && value !== undefined ? [[name, value]] : [])),
    ),
    message: describe(
      body,
      found.filter(({ value }) => value === undefined).map(({ name }) => name),
    ),
  };
}

function describe(body: Json | undefined, missing: readonly string[]): string | null {
  if (missing.length === 0) return null;
  if (body === undefined) return "The answer is not JSON, so nothing was taken from it.";
  return `Not in the answer: ${missing.join(", ")}.`;
}
