import { z } from "zod";
import type { TemplateScope, VariablePath } from "@/lib/domain/template/template-types";
import type { Json, JsonObject } from "@/lib/shared/json";
import { isJsonObject, jsonObjectSchema, jsonSchema } from "@/lib/shared/json";

/** What a template is filled from later: the values as they were when the message was queued. */
export const variablesSnapshotSchema = z.object({
  lead: jsonObjectSchema,
  subscription: jsonObjectSchema,
  apicontent: jsonSchema,
  response: jsonSchema,
});
export type VariablesSnapshot = z.infer<typeof variablesSnapshotSchema>;

/** Keeps of each root only the members that the variables read; the whole root where one reads it as a whole. */
export function snapshotVariables(
  variables: readonly VariablePath[],
  scope: Required<Pick<TemplateScope, "lead" | "subscription" | "apicontent" | "response">>,
): VariablesSnapshot {
  return {
    lead: pickObject(scope.lead, keysOf(variables, "lead")),
    subscription: pickObject(scope.subscription, keysOf(variables, "subscription")),
    apicontent: pick(scope.apicontent, keysOf(variables, "apicontent")),
    response: pick(scope.response, keysOf(variables, "response")),
  };
}

/** Names of members; null = the whole. */
type Keys = ReadonlySet<string> | null;

function keysOf(variables: readonly VariablePath[], root: VariablePath["root"]): Keys {
  const keys = new Set<string>();
  for (const variable of variables) {
    if (variable.root !== root) continue;
    if (typeof variable.path[0] !== "string") return null;
    keys.add(variable.path[0]);
  }
  return keys;
}

function pick(value: Json, keys: Keys): Json {
  return isJsonObject(value) ? pickObject(value, keys) : keys?.size === 0 ? {} : value;
}

function pickObject(value: JsonObject, keys: Keys): JsonObject {
  if (keys === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.has(key)));
}
