import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { FileEncoding } from "@/lib/domain/uploads/file-encoding";
import { type FileRow, PART_ROWS } from "@/lib/domain/uploads/file-row";
import { guessDelimiter } from "@/lib/domain/uploads/guess-delimiter";
import { guessEncoding } from "@/lib/domain/uploads/guess-encoding";
import { nameColumns } from "@/lib/domain/uploads/name-columns";
import { AppError } from "@/lib/shared/app-error";

export const ROWS_MAX = 1_000_000;
export const COLUMNS_MAX = 500;
/** A longer row is a quote that nobody closed. */
const ROW_LENGTH_MAX = 1024 * 1024;
/** So much of the beginning is looked at to guess. */
const HEAD_BYTES = 64 * 1024;

export type CsvShape = { encoding: FileEncoding; delimiter: string; columns: string[] };
export type CsvChoice = { encoding?: FileEncoding | undefined; delimiter?: string | undefined };
/** First how the file is read, then its rows, a part after another. */
export type CsvPiece = { kind: "shape"; shape: CsvShape } | { kind: "rows"; rows: FileRow[] };

/**
 * Reads a CSV file as it comes, never all of it at once; what is not chosen is guessed. A row that cannot be used is among the rows with its
 * reason. Throws AppError when the file as a whole cannot be read.
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>, choice: CsvChoice): AsyncGenerator<CsvPiece> {
  const { parser, encoding, delimiter } = await openCsv(bytes, choice);
  let columns: string[] | null = null;
  let rows: FileRow[] = [];
  let count = 0;
  for await (const cells of listRows(parser)) {
    if (columns === null) {
      columns = readColumns(cells);
      yield { kind: "shape", shape: { encoding, delimiter, columns } };
      continue;
    }
    count += 1;
    if (count > ROWS_MAX) throw new AppError("too_large", `A file has at most ${shown(ROWS_MAX)} rows. Split it.`);
    rows.push(readRow(cells, columns.length));
    if (rows.length < PART_ROWS) continue;
    yield { kind: "rows", rows };
    rows = [];
  }
  if (columns === null) throw new AppError("bad_request", "The file is empty.");
  if (count === 0) throw new AppError("bad_request", "The file has a row of column names, and nothing below it.");
  if (rows.length > 0) yield { kind: "rows", rows };
}

async function openCsv(bytes: AsyncIterable<Uint8Array>, choice: CsvChoice) {
  const source = bytes[Symbol.asyncIterator]();
  const head = await takeHead(source);
  const encoding = choice.encoding ?? guessEncoding(head);
  const delimiter = choice.delimiter ?? guessDelimiter(decodeHead(head, encoding));
  const parser = parse({
    ...{ delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true },
    max_record_size: ROW_LENGTH_MAX,
  });
  // The error of either end comes out of the iteration.
  pipeline(Readable.from(decode(head, source, encoding)), parser, () => undefined);
  return { parser, encoding, delimiter };
}

async function* listRows(parser: AsyncIterable<unknown>): AsyncGenerator<string[]> {
  try {
    for await (const cells of parser) {
      if (!isTexts(cells)) throw new Error("A row is no list of texts.");
      yield cells;
    }
  } catch (error) {
    throw explain(error);
  }
}

async function takeHead(source: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const head: Uint8Array[] = [];
  for (let size = 0; size < HEAD_BYTES;) {
    const next = await source.next();
    if (next.done === true) break;
    head.push(next.value);
    size += next.value.byteLength;
  }
  return Buffer.concat(head);
}

function decodeHead(head: Buffer, encoding: FileEncoding): string {
  return new TextDecoder(encoding).decode(head.subarray(0, HEAD_BYTES), { stream: true });
}

async function* decode(head: Buffer, rest: AsyncIterator<Uint8Array>, encoding: FileEncoding): AsyncGenerator<string> {
  // A wrong guess must be noticed, not imported. The mark at the beginning is left out by the decoder.
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    yield decoder.decode(head, { stream: true });
    for (let next = await rest.next(); next.done !== true; next = await rest.next())
      yield decoder.decode(next.value, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const text = `The file is not in ${encoding.toUpperCase()} all through. Choose another encoding.`;
    throw new AppError("bad_request", text, { field: "encoding", cause });
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

const shown = (count: number) => count.toLocaleString("en");

function readColumns(cells: readonly string[]): string[] {
  if (cells.length <= COLUMNS_MAX) return nameColumns(cells);
  const text = `The first row has ${shown(cells.length)} columns; a file has at most ${COLUMNS_MAX}. Is the delimiter right?`;
  throw new AppError("bad_request", text, { field: "delimiter" });
}

function readRow(cells: string[], columns: number): FileRow {
  if (cells.some((cell) => cell.includes("\0"))) {
    return { cells: cells.map((cell) => cell.replaceAll("\0", "␀")), wrong: "Holds a NUL character." };
  }
  if (cells.length === columns) return { cells };
  return { cells, wrong: `Has ${shown(cells.length)} cells, and the first row ${shown(columns)}.` };
}

function explain(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const { records } = error;
  const row = typeof records === "number" ? records + 1 : 1;
  const texts = new Map<string, string>([
    [
      "CSV_MAX_RECORD_SIZE",
      `Row ${shown(row)} is longer than a million characters. Is there a quote that is not closed?`,
    ],
    ["CSV_QUOTE_NOT_CLOSED", `Row ${shown(row)} begins a quote that is not closed before the end of the file.`],
  ]);
  const text = texts.get(error.code) ?? `Row ${shown(row)} cannot be read: ${error.message}`;
  return new AppError("bad_request", text, { cause: error });
}
