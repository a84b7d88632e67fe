import type { ClientBase, Pool } from "pg";
import { getProfileRow } from "@/lib/db/queries/profiles/get-profile-row.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { parseProfileId } from "@/lib/domain/profiles/profile-id";
import { AppError } from "@/lib/shared/app-error";

type Row = NonNullable<Awaited<ReturnType<typeof getProfileRow>>>;

/** A profile by its public id. Throws `bad_request` for a malformed one, `not_found` when the actor does not see it. */
export async function requireProfileRow(client: ClientBase | Pool, actor: Actor, publicId: string): Promise<Row> {
  const identity = parseProfileId(publicId);
  if (identity === null) {
    throw new AppError("bad_request", "A profile's id has 24 hexadecimal digits.", { field: "id" });
  }
  const row = await getProfileRow(client, actor, identity);
  if (row === null) throw new AppError("not_found", `There is no profile ${publicId}.`);
  return row;
}
