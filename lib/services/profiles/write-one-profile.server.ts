import type { ClientBase } from "pg";
import { databaseNow } from "@/lib/db/database-now.server";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { ImportItem } from "@/lib/domain/profiles/import/import-item";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";
import { describeSource } from "./describe-source";
import { writeProfiles, type ItemOutcome } from "./write-profiles.server";

type Written = Extract<ItemOutcome, { ok: true }>;

const BY_HAND = { how: "by_hand", hops: 0, lane: 0, starts: true } as const;

/** Writes one profile by hand, in the caller's transaction. Errors name the field as the form has it: `fields.email`. */
export async function writeOneProfile(
  client: ClientBase,
  { actor, database }: { actor: Actor; database: DatabaseView },
  item: ImportItem,
): Promise<Written> {
  const context = { database, now: await databaseNow(), source: describeSource(actor), cause: BY_HAND };
  const [outcome] = await writeProfiles(client, context, [item]);
  if (outcome?.ok) return outcome;
  const error = outcome?.error ?? new AppError("unavailable", "The profile was not written.");
  throw new AppError(error.code, error.message.replace(/^data\./, ""), {
    ...(error.field === undefined ? {} : { field: error.field.replace(/^data\./, "fields.") }),
    ...(error.details === undefined ? {} : { details: error.details }),
  });
}
