import type { FieldView } from "@/lib/domain/fields/field-types";
import type { SegmentKind } from "@/lib/domain/segments/segment-kind";

/** What a condition may ask about. */
export type ConditionLists = {
  fields: readonly FieldView[];
  resources: readonly { id: number; name: string; channels: readonly string[] }[];
  segments: readonly { id: number; name: string; kind: SegmentKind }[];
  scenarios: readonly { id: number; name: string; isActive: boolean }[];
  mailings: readonly { id: number; name: string }[];
};
