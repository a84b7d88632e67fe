import type { ClientBase } from "pg";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { FactCause } from "@/lib/domain/facts/fact";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { addChunk, removeChunk } from "@/lib/engine/segments/change-members.server";
import type { OpenSegment } from "@/lib/engine/segments/open-segment.server";
import { requireStaticSegment } from "@/lib/services/segments/require-static-segment.server";
import { AppError } from "@/lib/shared/app-error";

/** Numbers of the static segments that all profiles of an import come into, and of those that they leave. */
export type SegmentChoice = { add_to_segments: readonly number[]; remove_from_segments: readonly number[] };

/** The same, ready for `changeImportSegments`. */
export type ImportSegments = { add: readonly OpenSegment[]; remove: readonly OpenSegment[] };

/**
 * Opens the segments of an import.
 * @throws AppError 404 when there is none, 400 when it has a condition, is about another database, or stands on both lists
 */
export async function openImportSegments(
  client: ClientBase,
  choice: SegmentChoice,
  { actor, database }: { actor: Actor; database: DatabaseView },
): Promise<ImportSegments> {
  const open = async (list: keyof SegmentChoice) => {
    const opened: OpenSegment[] = [];
    for (const [n, segmentId] of choice[list].entries()) {
      const field = `${list}.${n}`;
      opened.push(await requireStaticSegment(client, actor, { segmentId, databaseId: database.id, field }));
    }
    return opened;
  };
  const twice = choice.remove_from_segments.findIndex((id) => choice.add_to_segments.includes(id));
  if (twice !== -1) {
    const field = `remove_from_segments.${twice}`;
    throw new AppError("bad_request", `${field} stands in add_to_segments too.`, { field });
  }
  return { add: await open("add_to_segments"), remove: await open("remove_from_segments") };
}

type Change = { segments: ImportSegments; profileIds: readonly bigint[]; now: Date; cause: FactCause };

/** Puts profiles into the segments and takes them out, with the facts of it, in the caller's transaction. */
export async function changeImportSegments(client: ClientBase, { segments, ...change }: Change): Promise<void> {
  if (change.profileIds.length === 0) return;
  for (const segment of segments.add) await addChunk(client, { ...change, segment });
  for (const segment of segments.remove) await removeChunk(client, { ...change, segment });
}
