import { AppError } from "@/lib/shared/app-error";

/** A body that is too large is read on and dropped up to this size, so that its sender gets to read the answer. */
const DRAIN_BYTES_MAX = 32 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/**
 * Reads a request's body into memory, at most `bytesMax` bytes; what is longer is refused while it is read.
 * @throws AppError `too_large`, or `bad_request` when the body breaks off.
 */
export async function readBody(request: Request, bytesMax: number): Promise<Buffer> {
  // HTTP itself ends a body at its declared length, so the short way is safe; the check behind it is for the careless.
  const declared = Number(request.headers.get("content-length") ?? "NaN");
  const bytes = declared <= bytesMax ? await readWhole(request) : await readCounting(request, bytesMax);
  if (bytes.length > bytesMax) throw tooLarge(bytesMax);
  return bytes;
}

async function readWhole(request: Request): Promise<Buffer> {
  try {
    return Buffer.from(await request.arrayBuffer());
  } catch (cause) {
    throw brokenOff(cause);
  }
}

async function readCounting(request: Request, bytesMax: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const reader = request.body?.getReader();
  let size = 0;
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      size += part.value.byteLength;
      if (size <= bytesMax) chunks.push(part.value);
      else chunks.length = 0;
      if (size > bytesMax + DRAIN_BYTES_MAX) break;
    }
  } catch (cause) {
    throw brokenOff(cause);
  }
  if (size > bytesMax) throw tooLarge(bytesMax);
  return Buffer.concat(chunks);
}

function tooLarge(bytesMax: number): AppError {
  const megabytes = Math.round((bytesMax / MEGABYTE) * 10) / 10;
  return new AppError("too_large", `The request is too large: at most ${megabytes} MB. Split it.`);
}

function brokenOff(cause: unknown): AppError {
  return new AppError("bad_request", "The request broke off before its body was complete. Send it again.", { cause });
}
