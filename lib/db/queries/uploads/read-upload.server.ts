import type { ClientBase, Pool } from "pg";
import { z } from "zod";
import { type FileRow, fileRowSchema } from "@/lib/domain/uploads/file-row";
import type { UploadedFileRow } from "./uploaded-file-row";

const rowsSchema = z.array(fileRowSchema);

/** A file that was sent for a database; null when there is none of this number. */
export async function getUpload(
  client: ClientBase | Pool,
  { id, databaseId }: { id: number; databaseId: number },
): Promise<UploadedFileRow | null> {
  const { rows } = await client.query<UploadedFileRow>(
    `SELECT id, database_id AS "databaseId", name, encoding, delimiter, columns, row_count AS "rowCount", created_at AS "createdAt"
     FROM uploaded_file WHERE id = $1 AND database_id = $2`,
    [id, databaseId],
  );
  return rows[0] ?? null;
}

/** A part of a file; null when it has none there, or was deleted. */
export async function getUploadPart(
  client: ClientBase | Pool,
  { fileId, position }: { fileId: number; position: number },
): Promise<FileRow[] | null> {
  const { rows } = await client.query<{ rows: unknown }>(
    "SELECT rows FROM uploaded_file_part WHERE file_id = $1 AND position = $2",
    [fileId, position],
  );
  return rows[0] === undefined ? null : rowsSchema.parse(rows[0].rows);
}
