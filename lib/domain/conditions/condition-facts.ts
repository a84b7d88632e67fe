import type { Condition, MessageFact } from "@/lib/domain/conditions/condition";
import type { FieldType } from "@/lib/domain/fields/field-types";
import type { Json, JsonObject } from "@/lib/shared/json";

/** How membership of a segment is known: by the list, or by asking its condition. */
export type SegmentMeaning = { kind: "list" } | { kind: "condition"; condition: Condition };
export type SegmentBook = ReadonlyMap<number, SegmentMeaning>;

/** A profile's passes through one scenario; times in ms, null = never. */
export type PassFacts = {
  enteredAt: number | null;
  isInside: boolean;
  /** Otherwise than by an error. */
  leftAt: number | null;
  failedAt: number | null;
};

/** A profile's letters of one mailing, or of elements' templates (null): the last time, in ms, at which something became of one; null = never. */
export type MessageFacts = { mailingId: number | null } & { readonly [fact in MessageFact]: number | null };

/** What a condition is evaluated against. */
export type ConditionFacts = {
  now: Date;
  /** The profile's fields; absent = not set. */
  fields: JsonObject;
  /** Type of a field by name; values of unknown names are compared by their own type. */
  fieldType: (name: string) => FieldType | undefined;
  subscriptions: readonly { resourceId: number; channel: string; status: string }[];
  /** Segments that the condition asks about, and those that their conditions ask about; nobody is in others. */
  segments: SegmentBook;
  /** Of the segments that are lists: those that the profile is in. */
  memberOf: ReadonlySet<number>;
  /** By scenario. */
  passes: ReadonlyMap<number, PassFacts>;
  messages: readonly MessageFacts[];
  apicontent: JsonObject;
  /** Answers of earlier HTTP elements by name; where one answer alone is asked about, that one. */
  response: Json;
};

/** A profile about which nothing is known. */
export const NO_FACTS: ConditionFacts = {
  now: new Date(0),
  fields: {},
  fieldType: () => undefined,
  subscriptions: [],
  segments: new Map(),
  memberOf: new Set(),
  passes: new Map(),
  messages: [],
  apicontent: {},
  response: {},
};
