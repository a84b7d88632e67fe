import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { AppError } from "@/lib/shared/app-error";
import { HTTP_ANSWER_BYTES_MAX } from "./limits";

export type Answer = { status: number; headers: Record<string, string>; body: string };

/**
 * Reads an answer of at most 1 MB as text, in the encoding its content type names, else UTF-8.
 * @throws AppError `too_large`, or `bad_request` for a compressed answer, which is never decoded
 */
export async function readAnswer(response: Dispatcher.ResponseData): Promise<Answer> {
  const headers = joinHeaders(response.headers);
  try {
    checkEncoding(headers);
    const bytes = await readBytes(response);
    return { status: response.statusCode, headers, body: decode(bytes, headers["content-type"] ?? "") };
  } finally {
    response.body.on("error", () => undefined).destroy();
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

async function readBytes(response: Dispatcher.ResponseData): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> = response.body;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > HTTP_ANSWER_BYTES_MAX) throw new AppError("too_large", "The answer is larger than 1 MB.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, contentType: string): string {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1] ?? "utf-8";
  // The database cannot hold NUL.
  return makeDecoder(charset).decode(bytes).replaceAll("\0", "\uFFFD");
}

function makeDecoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

function joinHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return joined;
}
