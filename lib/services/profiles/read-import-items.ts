import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { MatchingMode } from "@/lib/domain/matching/matching-mode";
import type { Json, JsonObject } from "@/lib/shared/json";
import type { ImportBatchItem } from "./import-batch-body";
import type { StartingRequest } from "./import-items.server";

/** What the items of a batch share. */
export type BatchShape = {
  matching: MatchingMode;
  field_name?: string | undefined;
  content?: JsonObject | undefined;
  skip_invalid_subscriptions: boolean;
};

/** Members of an item that name its profile, wherever the database has no field of that name. */
const BESIDE_FIELDS = ["profile_id", "phone", "field_value"] as const;

/** Reads a batch's items into requests; `from` is the place of the first one in the whole batch. */
export function readImportItems(
  { fields }: DatabaseView,
  shape: BatchShape,
  { items, from = 0 }: { items: readonly ImportBatchItem[]; from?: number },
): StartingRequest[] {
  return items.map(({ profile: { subscriptions = [], ...item }, content }, n) => {
    const beside = new Map(BESIDE_FIELDS.map((name) => [name, fields.has(name) ? undefined : item[name]]));
    const data = Object.fromEntries(Object.entries(item).filter(([name]) => !isBeside(name, fields)));
    return {
      matching: {
        ...{ matching: shape.matching, field_name: shape.field_name, field_value: beside.get("field_value") },
        ...{ profile_id: asText(beside.get("profile_id")), phone: asText(beside.get("phone")) },
      },
      ...{ data, subscriptions, path: `data.${from + n}` },
      skipInvalidSubscriptions: shape.skip_invalid_subscriptions,
      content: content ?? shape.content ?? {},
    };
  });
}

function isBeside(name: string, fields: DatabaseView["fields"]): boolean {
  return BESIDE_FIELDS.some((one) => one === name) && !fields.has(name);
}

function asText(value: Json | undefined): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
