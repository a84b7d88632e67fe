import { z } from "zod";
import { profileData } from "@/lib/contracts/v1/profiles-import";
import { contentSchema } from "@/lib/contracts/v1/shared";
import type { matchingModeSchema } from "@/lib/domain/matching/matching-mode";
import type { JsonObject } from "@/lib/shared/json";
import type { ImportCall } from "./import-now.server";
import type { StartChoice } from "./import-start.server";

/** What all batches of imports say, whatever they start. */
export type ImportBatchBody = {
  db_id: number;
  data: z.output<typeof profileData>[];
  matching: z.output<typeof matchingModeSchema>;
  field_name?: string | undefined;
  content?: JsonObject | undefined;
  skip_invalid_subscriptions: boolean;
  skip_triggers: boolean;
  add_to_segments: number[];
  remove_from_segments: number[];
};

export type ImportBatchCall = Pick<ImportCall, "idempotency" | "hops" | "warnings"> & {
  body: ImportBatchBody;
  start: StartChoice | null;
};

/** A profile of a batch as it waits for its turn. `content` is its own where something is started; elsewhere it is a field. */
export const importItemSchema = z.object({ profile: profileData, content: contentSchema.optional() });
export type ImportBatchItem = z.output<typeof importItemSchema>;

/** Takes what is the start's out of the items of a batch that starts something. */
export function makeBatchItems(
  data: readonly (ImportBatchItem["profile"] & { content?: unknown })[],
  start: StartChoice | null,
): ImportBatchItem[] {
  if (start === null) return data.map((profile) => ({ profile }));
  return data.map(({ content, ...profile }) => ({ profile, content: contentSchema.optional().parse(content) }));
}
