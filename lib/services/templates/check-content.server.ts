import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { checkMessage, formatIssue } from "@/lib/domain/messages/check-message";
import type { MessageContent } from "@/lib/domain/messages/message-content";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { AppError } from "@/lib/shared/app-error";

/**
 * Refuses words that hold an error: an unknown field, a broken tag. Warnings pass.
 * @throws AppError `bad_request` with the part as field, line and column in its text, all findings in `details.issues`;
 * `not_found` for a database that the actor does not see
 */
export async function checkContent(
  actor: Actor,
  { databaseId, content }: { databaseId: number | null; content: MessageContent },
): Promise<void> {
  const database =
    databaseId === null ? null : await requireDatabaseView(pool(), actor, { id: databaseId, field: "databaseId" });
  const issues = checkMessage(content, database ? [...database.fields.values()] : null);
  const errors = issues.filter((issue) => issue.level === "error");
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? ` ${errors.length - 1} more.` : "";
  throw new AppError("bad_request", `${formatIssue(first)}${more}`, { field: first.part, details: { issues } });
}
