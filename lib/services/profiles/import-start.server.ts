import type { ClientBase } from "pg";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { findTargets, type TargetRequest } from "@/lib/services/starts/target-cache.server";
import { AppError } from "@/lib/shared/app-error";
import type { ImportScope } from "./import-items.server";

/** What an import starts: a number shown with `#`, and the parameter that named it. */
export type StartChoice = Pick<TargetRequest, "kind" | "targetId" | "targetField">;

/**
 * The scenario or mailing that an import starts, ready for `importItems`; null without one.
 * @throws AppError 404 when there is none, 409 when it is inactive, 400 when it is about another database
 */
export async function openImportStart(
  client: ClientBase,
  choice: StartChoice | null,
  { actor, database, now }: { actor: Actor; database: DatabaseView; now: Date },
): Promise<ImportScope["start"]> {
  if (choice === null) return null;
  const [target] = await findTargets(client, [{ ...choice, actor }], now.getTime());
  if (target instanceof AppError) throw target;
  if (!target) throw new Error("A request has no target.");
  const { kind, targetField, targetId } = choice;
  if (target.databaseId !== database.id) {
    const text = `${targetField}: The ${kind} #${targetId} is about another database than db_id.`;
    throw new AppError("bad_request", text, { field: targetField });
  }
  return { kind, targetField, target };
}
