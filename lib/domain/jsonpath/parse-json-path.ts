/** Which members of a value a step takes. */
export type JsonPathSelector = "*" | readonly (string | number)[];
/** One step; `descend` (written `..`) applies it to the value and everything inside it. */
export type JsonPathStep = { descend: boolean; take: JsonPathSelector };
export type ParsedJsonPath = { ok: true; steps: JsonPathStep[] } | { ok: false; message: string };

/** Longest path, in characters: parsing and walking stay cheap. */
export const JSON_PATH_LENGTH_MAX = 1000;

const NAME = /[\p{L}\p{N}_$-]+/uy;
const INDEX = /\s*(-?\d{1,9})\s*/y;
const QUOTED = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*/y;
const STAR = /\s*\*\s*/y;

/**
 * Reads the JSONPath that the product knows: `$`, `.name`, `['name']`, `[0]`, `[-1]`, `[0,2]`, `[*]`, `.*`, `..name`.
 * The leading `$` may be left out. Filters, slices and scripts are refused by name.
 */
export function parseJsonPath(path: string): ParsedJsonPath {
  if (path.length > JSON_PATH_LENGTH_MAX) return fail(`The path is longer than ${JSON_PATH_LENGTH_MAX} characters.`);
  const text = path.trim();
  if (text === "") return fail('The path is empty; "$" is the whole value.');
  const steps: JsonPathStep[] = [];
  const at = { text: rooted(text), position: 1 };
  while (at.position < at.text.length) {
    const step = readStep(at);
    if (typeof step === "string") return fail(step);
    steps.push(step);
  }
  return { ok: true, steps };
}

type Cursor = { text: string; position: number };

function fail(message: string): ParsedJsonPath {
  return { ok: false, message };
}

function rooted(text: string): string {
  if (text.startsWith("$") && !/^\$[\p{L}\p{N}_$-]/u.test(text)) return text;
  return /^[.[]/.test(text) ? `$${text}` : `$.${text}`;
}

function readStep(at: Cursor): JsonPathStep | string {
  const descend = at.text.startsWith("..", at.position);
  const dot = at.text[at.position] === ".";
  at.position += descend ? 2 : dot ? 1 : 0;
  if (at.text[at.position] === "[" && (descend || !dot)) return readBrackets(at, descend);
  if (!dot) return `Unexpected "${at.text[at.position] ?? ""}" at character ${at.position + 1} of "${at.text}".`;
  if (match(STAR, at)) return { descend, take: "*" };
  const name = match(NAME, at);
  if (!name) return `A name is missing at character ${at.position + 1} of "${at.text}".`;
  return { descend, take: [name[0]] };
}

function readBrackets(at: Cursor, descend: boolean): JsonPathStep | string {
  const opening = at.position;
  at.position += 1;
  if (/^\s*[?(]/.test(at.text.slice(at.position))) return "Filters and scripts [?(…)] are not supported.";
  const take = match(STAR, at) ? "*" : readKeys(at);
  if (take === null) return `"${at.text.slice(opening)}" does not start with a list index, a quoted name or *.`;
  if (at.text[at.position] === ":") return "Slices [a:b] are not supported; name the places, for example [0,1].";
  if (at.text[at.position] !== "]") return `The bracket at character ${opening + 1} of "${at.text}" is not closed.`;
  at.position += 1;
  return { descend, take };
}

function readKeys(at: Cursor): (string | number)[] | null {
  const keys: (string | number)[] = [];
  do {
    if (keys.length > 0) at.position += 1;
    const index = match(INDEX, at);
    const quoted = index ? null : match(QUOTED, at);
    if (index) keys.push(Number(index[1]));
    else if (quoted) keys.push((quoted[1] ?? quoted[2] ?? "").replace(/\\(.)/gs, "$1"));
    else return null;
  } while (at.text[at.position] === ",");
  return keys;
}

function match(pattern: RegExp, at: Cursor): RegExpExecArray | null {
  pattern.lastIndex = at.position;
  const found = pattern.exec(at.text);
  if (found) at.position += found[0].length;
  return found;
}
