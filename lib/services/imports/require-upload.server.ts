import type { ClientBase, Pool } from "pg";
import { getUpload } from "@/lib/db/queries/uploads/read-upload.server";
import type { UploadedFileRow } from "@/lib/db/queries/uploads/uploaded-file-row";
import { AppError } from "@/lib/shared/app-error";

/** A file that has come whole. Throws `not_found`; the caller has made sure of the database. */
export async function requireUpload(
  client: ClientBase | Pool,
  which: { id: number; databaseId: number },
): Promise<UploadedFileRow & { rowCount: number }> {
  const file = await getUpload(client, which);
  if (file !== null && file.rowCount !== null) return { ...file, rowCount: file.rowCount };
  throw new AppError("not_found", "The uploaded file is no longer kept. Upload it again.", { field: "uploadId" });
}
