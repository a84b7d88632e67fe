import type { PathKey } from "@/lib/domain/template/template-types";

export type Token =
  | { kind: "word"; text: string; start: number; end: number }
  | { kind: "path"; root: string; path: PathKey[]; start: number; end: number }
  | { kind: "string"; text: string; start: number; end: number }
  | { kind: "number"; value: number; start: number; end: number }
  | { kind: "mark"; text: string; start: number; end: number }
  | { kind: "bad"; message: string; start: number; end: number };

export const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const SPACE = /[\s\u00a0]*/y;
const NUMBER = /-?\d{1,15}(?:\.\d{1,15})?/y;
const PATH_NAME = /\.([\p{L}\p{N}_$-]+)/uy;
const PATH_INDEX = /\[(-?\d{1,9})\]/y;
/** Quotes as somebody writes them who thinks of the JSON string around the tag. */
const ESCAPED = /\\"([^"\\]{0,1000})\\"/y;
/** Longest text in a tag. It also bounds the work on a quote that is never closed. */
const TEXT_LENGTH_MAX = 10_000;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
]);

/** The next token of a tag, spaces skipped. Never fails: what fits nowhere is a `bad` token that says why. */
export function readToken(source: string, from: number): Token {
  const start = from + (matchAt(SPACE, source, from)?.[0].length ?? 0);
  const word = matchAt(WORD, source, start);
  if (word) return readWord(source, word[0], start);
  const number = matchAt(NUMBER, source, start);
  if (number) return { kind: "number", value: Number(number[0]), start, end: start + number[0].length };
  const char = source[start] ?? "";
  if ("()[],}".includes(char) && char !== "") return { kind: "mark", text: char, start, end: start + 1 };
  return readString(source, start);
}

/** The match of a sticky pattern at exactly this offset. */
export function matchAt(pattern: RegExp, source: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(source);
}

function readWord(source: string, root: string, start: number): Token {
  const path: PathKey[] = [];
  let end = start + root.length;
  for (;;) {
    const step = readPathStep(source, end);
    if (step === null) break;
    path.push(step.key);
    end = step.end;
  }
  const next = source[end];
  if (next === "." || next === "[") {
    return bad(source, end, next === "." ? "A name is missing after the dot." : 'Write [0] or ["name"].');
  }
  return path.length > 0 ? { kind: "path", root, path, start, end } : { kind: "word", text: root, start, end };
}

function readPathStep(source: string, at: number): { key: PathKey; end: number } | null {
  const name = matchAt(PATH_NAME, source, at);
  if (name?.[1] !== undefined) return { key: name[1], end: at + name[0].length };
  const index = matchAt(PATH_INDEX, source, at);
  if (index) return { key: Number(index[1]), end: at + index[0].length };
  if (source[at] !== "[") return null;
  const quoted = readString(source, at + 1);
  if (quoted.kind !== "string" || source[quoted.end] !== "]") return null;
  return { key: quoted.text, end: quoted.end + 1 };
}

function readString(source: string, start: number): Token {
  const char = source[start] ?? "";
  if (char === '"' || char === "'") return readQuoted(source, start, char);
  const escaped = matchAt(ESCAPED, source, start);
  if (escaped) return { kind: "string", text: escaped[1] ?? "", start, end: start + escaped[0].length };
  if (char === "") return bad(source, start, "The tag is not closed: } is missing.");
  if ("“”„«»‘’".includes(char)) return bad(source, start, 'Use straight quotes: "text".');
  if (char === "|") return bad(source, start, "There are no filters; write the function first: upper(lead.city).");
  return bad(source, start, `${char} does not belong here.`);
}

function readQuoted(source: string, start: number, quote: string): Token {
  const last = Math.min(source.length, start + TEXT_LENGTH_MAX);
  for (let at = start + 1; at < last; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === quote) {
      const text = source.slice(start + 1, at).replace(/\\(["'\\nt])/g, (_, char: string) => ESCAPES.get(char) ?? char);
      return { kind: "string", text, start, end: at + 1 };
    }
  }
  return bad(source, start, `The text that starts with ${quote} is not closed.`);
}

function bad(source: string, at: number, message: string): Token {
  return { kind: "bad", message, start: at, end: Math.min(at + 1, source.length) };
}
