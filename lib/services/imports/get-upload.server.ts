import type { Upload } from "@/lib/contracts/imports";
import { pool } from "@/lib/db/pool.server";
import { getUploadPart } from "@/lib/db/queries/uploads/read-upload.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { fileEncodingSchema } from "@/lib/domain/uploads/file-encoding";
import { guessMapping } from "@/lib/domain/uploads/guess-mapping";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { requireUpload } from "./require-upload.server";

const PREVIEW_ROWS = 10;

/** A file that was sent for a database: how it is read, its first rows, and the fields that its columns seem to mean. */
export async function getUpload(actor: Actor, { id, databaseId }: { id: number; databaseId: number }): Promise<Upload> {
  const { fields } = await requireDatabaseView(pool(), actor, { id: databaseId });
  const { name, encoding, delimiter, columns, rowCount } = await requireUpload(pool(), { id, databaseId });
  const rows = (await getUploadPart(pool(), { fileId: id, position: 0 })) ?? [];
  return {
    ...{ id, name, delimiter, columns, rowCount, encoding: fileEncodingSchema.parse(encoding) },
    guesses: guessMapping(columns, [...fields.values()]),
    rows: rows.slice(0, PREVIEW_ROWS),
  };
}
