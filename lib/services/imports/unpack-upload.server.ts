import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream";
import { AppError } from "@/lib/shared/app-error";

/** A million rows of five hundred characters; a bomb ends here. */
export const UNPACKED_BYTES_MAX = 512 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

type Bytes = AsyncIterable<Uint8Array>;

/**
 * The bytes of a file, unpacked if they are gzip. Throws `too_large` as soon as they are more than `bytesMax`, `bad_request` for a
 * broken gzip and for what is no text at all.
 */
export async function* unpackUpload(body: Bytes, bytesMax = UNPACKED_BYTES_MAX): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const head = await takeHead(chunks);
  if (startsWith(head, [0x50, 0x4b])) {
    throw new AppError("bad_request", "This is an Excel workbook or a ZIP file. Save it as CSV and upload that.");
  }
  const whole = joinHead(head, chunks);
  const plain = startsWith(head, [0x1f, 0x8b]) ? gunzip(whole) : whole;
  let size = 0;
  for await (const chunk of plain) {
    size += chunk.byteLength;
    if (size > bytesMax) {
      const limit = `${Math.round(bytesMax / MEGABYTE)} MB`;
      throw new AppError("too_large", `The file is larger than ${limit} when it is unpacked. Split it.`);
    }
    yield chunk;
  }
}

async function takeHead(chunks: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const head: Uint8Array[] = [];
  for (let size = 0; size < 2;) {
    const next = await chunks.next();
    if (next.done === true) break;
    head.push(next.value);
    size += next.value.byteLength;
  }
  return Buffer.concat(head);
}

const startsWith = (bytes: Buffer, mark: number[]) => mark.every((byte, at) => bytes[at] === byte);

async function* joinHead(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* gunzip(packed: Bytes): AsyncGenerator<Uint8Array> {
  // The error of either end comes out of the iteration.
  const unpacked = pipeline(packed, createGunzip(), () => undefined);
  try {
    for await (const chunk of unpacked) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new AppError("bad_request", "The gzip file is damaged or cut off. Pack it again.", { cause: error });
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}
