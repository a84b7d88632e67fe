import type { z } from "zod";
import type { profilesImport } from "@/lib/contracts/v1/profiles-import";
import { readMatching } from "@/lib/domain/matching/read-matching";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { JsonObject } from "@/lib/shared/json";
import type { ImportAnswer } from "./import-items.server";
import type { ImportCall } from "./import-now.server";
import { importProfile } from "./import-profile.server";
import type { StartChoice } from "./import-start.server";

type Body = z.output<typeof profilesImport.body> & { content?: JsonObject | undefined };
type Call = Pick<ImportCall, "idempotency" | "hops" | "warnings"> & { body: Body; start: StartChoice | null };

/** `profiles/import`, and the methods that start something with it, as their contracts have them. */
export function importProfileByApi(actor: Actor, { body, ...call }: Call): Promise<ImportAnswer> {
  const { subscriptions = [], ...data } = body.data;
  return importProfile(actor, {
    ...call,
    databaseId: body.db_id,
    segments: body,
    skipTriggers: body.skip_triggers,
    request: {
      matching: readMatching(body),
      ...{ data, subscriptions, path: "data", content: body.content ?? {} },
      skipInvalidSubscriptions: body.skip_invalid_subscriptions,
    },
  });
}
