import type { Pool } from "pg";
import type { FileRow } from "@/lib/domain/uploads/file-row";
import type { UploadedFileRow } from "./uploaded-file-row";

type NewFile = Omit<UploadedFileRow, "id" | "rowCount" | "createdAt"> & { accountId: number; now: Date };

/** Begins a file that is about to come; returns its number. */
export async function insertUpload(pool: Pool, file: NewFile): Promise<number> {
  const { accountId, databaseId, name, encoding, delimiter, columns, now } = file;
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO uploaded_file (account_id, database_id, name, encoding, delimiter, columns, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [accountId, databaseId, name, encoding, delimiter, JSON.stringify(columns), now],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("A file has no number.");
  return id;
}

/** Keeps the next rows of a file. A transaction each: an upload may last as long as its sender's line is slow. */
export async function insertUploadPart(pool: Pool, fileId: number, part: { position: number; rows: FileRow[] }) {
  await pool.query("INSERT INTO uploaded_file_part (file_id, position, rows) VALUES ($1, $2, $3)", [
    ...[fileId, part.position, JSON.stringify(part.rows)],
  ]);
}

/** All of the file has come. */
export async function finishUpload(pool: Pool, fileId: number, rowCount: number): Promise<void> {
  await pool.query("UPDATE uploaded_file SET row_count = $2 WHERE id = $1", [fileId, rowCount]);
}

/** Forgets a file that did not come whole. */
export async function deleteUpload(pool: Pool, fileId: number): Promise<void> {
  await pool.query("DELETE FROM uploaded_file WHERE id = $1", [fileId]);
}
