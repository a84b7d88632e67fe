import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { FileEncoding } from "@/lib/domain/uploads/file-encoding";
import { type CsvChoice, type CsvShape, readCsv } from "./read-csv.server";
import { unpackUpload } from "./unpack-upload.server";
import { AppError } from "@/lib/shared/app-error";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(given: string | Uint8Array, { size = 7, ...choice }: CsvChoice & { size?: number } = {}) {
  const bytes = typeof given === "string" ? Buffer.from(given) : given;
  let shape: CsvShape | null = null;
  const rows = [];
  for await (const piece of readCsv(unpackUpload(inChunks(bytes, size)), choice)) {
    if (piece.kind === "shape") shape = piece.shape;
    else rows.push(...piece.rows);
  }
  return { shape, rows };
}
const cellsOf = async (given: string | Uint8Array, choice: CsvChoice = {}) =>
  (await read(given, choice)).rows.map(({ cells }) => cells);
const refusal = async (given: string | Uint8Array, choice: CsvChoice & { size?: number } = {}) => {
  const error = await read(given, choice).catch((cause: unknown) => cause);
  return error instanceof AppError ? error.message : error;
};

const utf16 = (text: string, mark: number[]) => Buffer.concat([Buffer.from(mark), Buffer.from(text, "utf16le")]);
const cp1251 = Buffer.from([0xc8, 0xec, 0xff, 0x3b, 0x65, 0x0a, 0xc0, 0xed, 0xed, 0xe0, 0x3b, 0x61, 0x0a]);

test.each<[string, Uint8Array, FileEncoding]>([
  ["UTF-8", Buffer.from("Имя;e\nАнна;a\n"), "utf-8"],
  ["UTF-8 with a mark", Buffer.from("\uFEFFИмя;e\nАнна;a\n"), "utf-8"],
  ["UTF-16 with a mark", utf16("Имя;e\nАнна;a\n", [0xff, 0xfe]), "utf-16le"],
  ["UTF-16 the other way round", utf16("Имя;e\nАнна;a\n", [0xff, 0xfe]).swap16(), "utf-16be"],
  ["CP1251", cp1251, "windows-1251"],
  ["gzip", gzipSync("Имя;e\nАнна;a\n"), "utf-8"],
])("%s is read, however its characters are cut", async (_name, bytes, encoding) => {
  for (const size of [1, 3, 1_000]) {
    const { shape, rows } = await read(bytes, { size });
    expect([shape, rows]).toEqual([{ encoding, delimiter: ";", columns: ["Имя", "e"] }, [{ cells: ["Анна", "a"] }]]);
  }
});

test("UTF-16 without a mark is noticed by its zeros", async () => {
  expect(await cellsOf(utf16("name,email\nAnn,a@x.com\n", []))).toEqual([["Ann", "a@x.com"]]);
});

test.each([",", ";", "\t", "|"])("the delimiter %j is guessed, and may be another inside of quotes", async (one) => {
  const { shape, rows } = await read(`"a,,,;;;"${one}b\nx${one}y`);
  expect([shape?.delimiter, rows]).toEqual([one, [{ cells: ["x", "y"] }]]);
});

test("quotes, line ends and empty lines inside a file", async () => {
  const text = 'a,b\r\n"say ""hi""","two\r\nlines"\r\n\r\nit is 5" wide,x\r\n"a "b" c",y';
  expect(await cellsOf(text)).toEqual([
    ['say "hi"', "two\r\nlines"],
    ['it is 5" wide', "x"],
    // Quotes that are not doubled: nothing is lost, and nothing guessed.
    ['"a "b" c"', "y"],
  ]);
});

test("ragged rows and a NUL are rows with a reason, and their neighbours are whole", async () => {
  const { rows } = await read("a,b\n1,2\n3\n4,5,6\n7,\u0000\n8,9");
  expect(rows).toEqual([
    { cells: ["1", "2"] },
    { cells: ["3"], wrong: "Has 1 cells, and the first row 2." },
    { cells: ["4", "5", "6"], wrong: "Has 3 cells, and the first row 2." },
    { cells: ["7", "␀"], wrong: "Holds a NUL character." },
    { cells: ["8", "9"] },
  ]);
});

test("names of columns are told apart, whatever they are", async () => {
  const { shape } = await read("a,A,,__proto__,a\u0007b\n1,2,3,4,5");
  expect(shape?.columns).toEqual(["a", "A (2)", "Column 3", "__proto__", "a b"]);
});

test("what cannot be read says why", async () => {
  const many = Array.from({ length: 100_000 }, (_, n) => `c${n}`).join(",");
  const size = 65_536;
  expect(await refusal("")).toBe("The file is empty.");
  expect(await refusal("\n\n")).toBe("The file is empty.");
  expect(await refusal("a,b\n")).toBe("The file has a row of column names, and nothing below it.");
  expect(await refusal(`${many}\n`, { size })).toContain("has 100,000 columns; a file has at most 500");
  expect(await refusal('a,b\n1,"2\n3,4\n')).toBe("Row 2 begins a quote that is not closed before the end of the file.");
  expect(await refusal(`a,b\n1,"${"x".repeat(3_000_000)}`, { size })).toContain("Row 2 is longer than a million");
  expect(await refusal("PK\u0003\u0004abc")).toContain("Excel workbook or a ZIP file");
  expect(await refusal(gzipSync("a,b\n1,2\n").subarray(0, 20))).toContain("damaged or cut off");
  expect(await refusal(Buffer.concat([Buffer.from("a,b\n"), cp1251]), { encoding: "utf-8" })).toContain("not in UTF-8");
});

test("a bomb in gzip ends where its limit is", async () => {
  const bomb = gzipSync("a,b\n1,2\n".repeat(100_000));
  expect(bomb.length).toBeLessThan(20_000);
  let size = 0;
  const unpack = async () => {
    for await (const chunk of unpackUpload(inChunks(bomb, 1_000), 100_000)) size += chunk.byteLength;
  };
  await expect(unpack()).rejects.toThrow("larger than");
  expect(size).toBeLessThanOrEqual(100_000);
});
