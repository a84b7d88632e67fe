import type { ClientBase, Pool } from "pg";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { openSegment, type OpenSegment } from "@/lib/engine/segments/open-segment.server";
import { AppError } from "@/lib/shared/app-error";

type Which = { segmentId: number; databaseId: number };

/** A static segment of the database. Throws `not_found`, or `bad_request` for one that is made by its condition. */
export async function requireListSegment(
  client: ClientBase | Pool,
  { accountId }: Actor,
  { segmentId, databaseId }: Which,
): Promise<OpenSegment> {
  const field = { field: "segmentId" };
  const segment = await openSegment(client, { accountId, segmentId });
  if (segment?.databaseId !== databaseId)
    throw new AppError("not_found", `The database has no segment #${segmentId}.`, field);
  if (segment.kind === "static") return segment;
  const text = `The segment "${segment.name}" is ${segment.kind}: its condition decides who is in it. Choose a static one.`;
  throw new AppError("bad_request", text, field);
}
