import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { AppError } from "@/lib/shared/app-error";
import { HTTP_ANSWER_BYTES_MAX } from "./limits";

export type Answer = { status: number; headers: Record<string, string>; body: string };

export type AnswerStream = { status: number; headers: IncomingHttpHeaders; body: Readable };

/**
 * Reads an answer of at most 1 MB as text, in the encoding its content type names, else UTF-8.
 * @throws AppError `too_large`, or `bad_request` for a compressed answer, which is never decoded
 */
export async function readAnswer(response: AnswerStream): Promise<Answer> {
  const headers = joinHeaders(response.headers);
  try {
    checkEncoding(headers);
    const bytes = await readBytes(response.body);
    return { status: response.status, headers, body: decode(bytes, headers["content-type"] ?? "") };
  } catch (error) {
    response.body.on("error", () => undefined).destroy();
    throw error;
  }
}

function checkEncoding(headers: Record<string, string>): void {
  const content = (headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const transfer = (headers["transfer-encoding"] ?? "chunked").trim().toLowerCase();
  if (content !== "identity" && content !== "") {
    throw new AppError("bad_request", `The answer is compressed (${content}), although the call asked for plain text.`);
  }
  if (transfer !== "chunked" && transfer !== "identity") {
    throw new AppError("bad_request", `The answer is encoded for the way (${transfer}), which the call did not offer.`);
  }
}

/** By its events: an iterator costs as much again as the rest of the reading. */
function readBytes(body: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    body.on("data", (chunk: Uint8Array) => {
      length += chunk.length;
      if (length > HTTP_ANSWER_BYTES_MAX) reject(new AppError("too_large", "The answer is larger than 1 MB."));
      else chunks.push(chunk);
    });
    body.once("end", () => {
      resolve(Buffer.concat(chunks));
    });
    body.once("error", reject);
    body.once("close", () => {
      reject(Object.assign(new Error("The answer was cut off."), { code: "ECONNRESET" }));
    });
  });
}

const UTF8 = new TextDecoder();

function decode(bytes: Buffer, contentType: string): string {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1];
  const decoder = charset === undefined ? UTF8 : makeDecoder(charset);
  // The database cannot hold NUL.
  return decoder.decode(bytes).replaceAll("\0", "\uFFFD");
}

function makeDecoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return UTF8;
  }
}

function joinHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return joined;
}
