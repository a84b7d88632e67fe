/** Where a text stops being JSON: `line` and `column` count from 1, `offset` from 0 (UTF-16 units). */
export type JsonErrorPlace = { offset: number; line: number; column: number; expected: string };

const SPACE = /[ \t\n\r]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;

type Step = "value" | "value or ]" | "key" | "key or }" | "colon" | "after";

const EXPECTED: Record<Step, string> = {
  value: "a value",
  "value or ]": 'a value or "]"',
  key: "a name in double quotes",
  "key or }": 'a name in double quotes or "}"',
  colon: '":"',
  after: "the end of the text",
};

/** Finds the first place at which a text that JSON.parse refused is wrong; null when the text is JSON after all. */
export function locateJsonError(text: string): JsonErrorPlace | null {
  const open: string[] = [];
  let step: Step = "value";
  let at = 0;
  for (;;) {
    at = skip(text, SPACE, at);
    if (at >= text.length && step === "after" && open.length === 0) return null;
    const next = advance(text, { at, step, open });
    if (next === null) return makePlace(text, at, expectedAt(step, open));
    ({ at, step } = next);
  }
}

type State = { at: number; step: Step; open: string[] };

function advance(text: string, state: State): { at: number; step: Step } | null {
  const sign = text[state.at];
  if (state.step === "colon") return sign === ":" ? { at: state.at + 1, step: "value" } : null;
  if (state.step === "after") return afterValue(sign, state);
  if (sign === "]" && state.step === "value or ]") return close(state);
  if (sign === "}" && state.step === "key or }") return close(state);
  if (state.step === "key" || state.step === "key or }") return scalar(text, state, "colon");
  return value(text, state);
}

function value(text: string, state: State): { at: number; step: Step } | null {
  const sign = text[state.at];
  if (sign !== "{" && sign !== "[") return scalar(text, state, "after");
  state.open.push(sign);
  return { at: state.at + 1, step: sign === "{" ? "key or }" : "value or ]" };
}

function scalar(text: string, { at }: State, step: Step): { at: number; step: Step } | null {
  const isName = step === "colon";
  const end = text[at] === '"' ? skipString(text, at) : isName ? at : skipBareValue(text, at);
  return end > at ? { at: end, step } : null;
}

function skipBareValue(text: string, at: number): number {
  return Math.max(skip(text, NUMBER, at), skip(text, LITERAL, at));
}

/** The place behind a string, or its own where it is broken. A loop: one pattern for all of it runs out of stack. */
function skipString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    at = skip(text, PLAIN, at);
    if (text[at] === '"') return at + 1;
    const end = skip(text, ESCAPE, at);
    if (end === at) return start;
    at = end;
  }
}

function afterValue(sign: string | undefined, state: State): { at: number; step: Step } | null {
  const inside = state.open.at(-1);
  if (sign === "," && inside !== undefined) return { at: state.at + 1, step: inside === "{" ? "key" : "value" };
  if ((sign === "}" && inside === "{") || (sign === "]" && inside === "[")) return close(state);
  return null;
}

function close(state: State): { at: number; step: Step } {
  state.open.pop();
  return { at: state.at + 1, step: "after" };
}

function skip(text: string, pattern: RegExp, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function expectedAt(step: Step, open: readonly string[]): string {
  const inside = open.at(-1);
  if (step !== "after" || inside === undefined) return EXPECTED[step];
  return inside === "{" ? '"," or "}"' : '"," or "]"';
}

function makePlace(text: string, offset: number, expected: string): JsonErrorPlace {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { offset, line, column: offset - before.lastIndexOf("\n"), expected };
}
