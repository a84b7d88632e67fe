import type { Actor } from "@/lib/domain/permissions/permissions";
import { type OpenSegment, openSegment } from "@/lib/engine/segments/open-segment.server";
import type { Queryable } from "@/lib/engine/sql/statement";
import { AppError } from "@/lib/shared/app-error";
import { requireSegment } from "./require-segment.server";

type Which = { segmentId: number; databaseId: number; field: string };

/** A static segment of the database that the actor sees. Throws `not_found`, `bad_request`; they name the parameter. */
export async function requireStaticSegment(
  client: Queryable,
  actor: Actor,
  { segmentId, databaseId, field }: Which,
): Promise<OpenSegment> {
  await requireSegment(actor, { id: segmentId, field });
  const segment = await openSegment(client, { accountId: actor.accountId, segmentId });
  if (!segment) throw new AppError("not_found", `${field}: There is no segment #${segmentId}.`, { field });
  const named = `"${segment.name}" (#${segmentId})`;
  if (segment.databaseId !== databaseId) {
    throw new AppError("bad_request", `${field}: The segment ${named} is about another database.`, { field });
  }
  if (segment.kind !== "static") {
    const message = `The segment ${named} is ${segment.kind}: its condition decides who is in it. Choose a static one.`;
    throw new AppError("bad_request", `${field}: ${message}`, { field });
  }
  return segment;
}
