import { databaseNow } from "@/lib/db/database-now.server";
import { pool } from "@/lib/db/pool.server";
import {
  deleteUpload,
  finishUpload,
  insertUpload,
  insertUploadPart,
} from "@/lib/db/queries/uploads/write-upload.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { AppError } from "@/lib/shared/app-error";
import { type CsvChoice, type CsvShape, readCsv } from "./read-csv.server";
import { unpackUpload } from "./unpack-upload.server";

type Upload = CsvChoice & { databaseId: number; name: string; body: ReadableStream<Uint8Array> | null };

/** A file that is refused is read on and dropped up to this size, so that its sender gets to read why. */
const DRAIN_BYTES_MAX = 32 * 1024 * 1024;

/**
 * Reads a CSV file, plain or gzip, and keeps its rows in parts for an import; returns its number. A file that cannot be read whole leaves
 * nothing behind. Throws AppError saying why.
 */
export async function storeUpload(actor: Actor, upload: Upload): Promise<{ id: number }> {
  const { databaseId, body } = upload;
  await requireDatabaseView(pool(), actor, { id: databaseId });
  if (body === null) throw new AppError("bad_request", "The file is empty.");
  const begin = async (shape: CsvShape) =>
    insertUpload(pool(), {
      ...{ accountId: actor.accountId, databaseId, name: upload.name, now: await databaseNow() },
      ...shape,
    });
  const reader = body.getReader();
  let id: number | null = null;
  try {
    let [position, count] = [0, 0];
    for await (const piece of readCsv(unpackUpload(readChunks(reader)), upload)) {
      if (piece.kind === "shape") id = await begin(piece.shape);
      if (piece.kind === "shape" || id === null) continue;
      await insertUploadPart(pool(), id, { position, rows: piece.rows });
      position += 1;
      count += piece.rows.length;
    }
    if (id === null) throw new Error("A file without a shape was read.");
    await finishUpload(pool(), id, count);
    return { id };
  } catch (error) {
    if (id !== null) await deleteUpload(pool(), id);
    await drain(reader);
    throw error;
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function* readChunks(reader: Reader): AsyncGenerator<Uint8Array> {
  for (let part = await readOne(reader); part !== undefined; part = await readOne(reader)) yield part;
}

async function readOne(reader: Reader): Promise<Uint8Array | undefined> {
  try {
    return (await reader.read()).value;
  } catch (cause) {
    throw new AppError("bad_request", "The upload broke off before the file was complete. Send it again.", { cause });
  }
}

async function drain(reader: Reader): Promise<void> {
  try {
    let size = 0;
    for (let part = await reader.read(); part.value && size < DRAIN_BYTES_MAX; part = await reader.read())
      size += part.value.byteLength;
    await reader.cancel();
  } catch {
    // Nobody is there any more to read the answer.
  }
}
