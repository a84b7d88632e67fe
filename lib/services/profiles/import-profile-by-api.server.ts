import type { z } from "zod";
import type { profilesImport } from "@/lib/contracts/v1/profiles-import";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { readMatching } from "@/lib/domain/matching/read-matching";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { importProfile, type ImportProfileAnswer } from "./import-profile.server";

type Body = z.output<typeof profilesImport.body>;
type Call = { body: Body; idempotency: IdempotencyClaim | null; hops: number; warnings: string[] };

/** `profiles/import` as its contract has it. */
export function importProfileByApi(actor: Actor, { body, ...call }: Call): Promise<ImportProfileAnswer> {
  const { subscriptions = [], ...data } = body.data;
  return importProfile(actor, {
    ...call,
    databaseId: body.db_id,
    skipTriggers: body.skip_triggers,
    request: {
      matching: readMatching(body),
      data,
      subscriptions,
      path: "data",
      skipInvalidSubscriptions: body.skip_invalid_subscriptions,
    },
  });
}
