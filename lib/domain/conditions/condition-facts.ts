import type { FieldType } from "@/lib/domain/fields/field-types";
import type { Json, JsonObject } from "@/lib/shared/json";

/** What a condition is evaluated against. */
export type ConditionFacts = {
  /** The profile's fields; absent = not set. */
  fields: JsonObject;
  /** Type of a field by name; unknown names are compared by the type of their value. */
  fieldType: (name: string) => FieldType | undefined;
  subscriptions: readonly { resourceId: number; channel: string; status: string }[];
  apicontent: JsonObject;
  /** Answers of earlier HTTP elements by name; where one answer alone is asked about, that one. */
  response: Json;
};
