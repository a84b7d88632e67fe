import type { ClientBase } from "pg";
import { listUnused } from "@/lib/contracts/v1/list-unused";
import { type SubscriptionInput, unusedInSubscription } from "@/lib/contracts/v1/profiles-import";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { listResourceViews, type ResourceView } from "@/lib/db/queries/resources/list-resource-views.server";
import { makeMatch, type MatchingInput } from "@/lib/domain/matching/make-match";
import { makeSubscriptionChange } from "@/lib/domain/profiles/import/make-subscription-change";
import type { ImportItem, SubscriptionChange } from "@/lib/domain/profiles/import/import-item";
import { completeMatching, readChanges, readSeeds } from "@/lib/domain/profiles/import/read-changes";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { ImportMode } from "@/lib/domain/uploads/import-mode";
import { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";

/** One profile as a request describes it. `matching` null = always a new profile. */
export type ImportRequest = {
  matching: MatchingInput | null;
  data: JsonObject;
  subscriptions: readonly SubscriptionInput[];
  /** Where `data` stands in the request, for errors: `data` or `data.3`. */
  path: string;
  skipInvalidSubscriptions: boolean;
  /** What it may do; default both. One that may not do what there is to do is skipped. */
  mode?: ImportMode;
};

/** A request that can be written, with sentences about what is left out; or why it cannot. */
export type MadeItem = { ok: true; item: ImportItem; warnings: string[] } | { ok: false; error: AppError };

/** Reads requests into items to write, one each and in order; only a database failure throws. */
export async function makeImportItems(
  client: ClientBase,
  { actor, database }: { actor: Actor; database: DatabaseView },
  requests: readonly ImportRequest[],
): Promise<MadeItem[]> {
  const ids = new Set(requests.flatMap(({ subscriptions }) => subscriptions.map((one) => one.resource_id)));
  const resources = new Map((await listResourceViews(client, actor, [...ids])).map((one) => [one.id, one]));
  return requests.map((request) => {
    try {
      return makeItem(request, { database, resources });
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error };
      throw error;
    }
  });
}

type Around = { database: DatabaseView; resources: ReadonlyMap<number, ResourceView> };

function makeItem(request: ImportRequest, around: Around): MadeItem {
  const { fields } = around.database;
  const matching = request.matching && completeMatching(request.matching, request.data);
  const match = matching && makeMatch(matching, fields);
  if (match && !match.ok) {
    const field = placeOf(match.field, request);
    throw new AppError("bad_request", `${field} ${match.message}.`, { field });
  }
  const { changes, ignored } = readChanges(request.data, fields, request.path);
  const unused = listUnused(`${request.path}.subscriptions`, request.subscriptions, unusedInSubscription);
  const warnings = [...ignored.map((place) => `${place} is accepted but not kept.`), ...unused];
  return {
    ok: true,
    warnings,
    item: {
      match: match ? match.value : null,
      ...readMode(request.mode ?? "both", match?.value.kind === "id"),
      seeds: matching ? readSeeds(matching, fields) : [],
      changes,
      subscriptions: readSubscriptions(request, around, warnings),
    },
  };
}

function readMode(mode: ImportMode, isById: boolean): Pick<ImportItem, "onMissing" | "onFound"> {
  if (mode === "update") return { onMissing: "skip" };
  return { onMissing: isById ? "refuse" : "create", onFound: mode === "insert" ? "skip" : "change" };
}

/** Where a value to search by stands in the request: beside `data`, or in it when it was taken from there. */
function placeOf(parameter: string, { matching, data, path }: ImportRequest): string {
  const given = new Map<string, unknown>(Object.entries(matching ?? {}));
  const inData = new Map([
    ["email", "email"],
    ["phone", "phones"],
    ["field_value", matching?.field_name ?? ""],
  ]).get(parameter);
  const isInData = given.get(parameter) === undefined && inData !== undefined && Object.hasOwn(data, inData);
  return isInData ? `${path}.${inData}` : parameter;
}

function readSubscriptions(request: ImportRequest, around: Around, warnings: string[]): SubscriptionChange[] {
  return request.subscriptions.flatMap((given, n) => {
    const path = `${request.path}.subscriptions.${n}`;
    try {
      const resource = around.resources.get(given.resource_id);
      return [makeSubscriptionChange(given, { path, resource, database: around.database })];
    } catch (error) {
      if (!(error instanceof AppError) || !request.skipInvalidSubscriptions) throw error;
      warnings.push(`Left out: ${error.message}`);
      return [];
    }
  });
}
