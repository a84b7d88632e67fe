import type { Escape } from "@/lib/domain/template/places/place-tracker";
import { writeNothing } from "@/lib/domain/template/places/place-tracker";
import { cleanUrlStart, encodeUrlHost, encodeUrlOpaque, encodeUrlPath } from "@/lib/domain/template/places/encode-url";
import { toText } from "@/lib/domain/template/values";

/**
 * Where in a URL the text stands: nothing yet · the first letters, perhaps a scheme · right behind the scheme ·
 * one slash · the host · behind mailto: and the like · behind a value that began the URL · path, query and fragment ·
 * behind a scheme that runs code, where nothing is safe.
 */
type UrlPhase = "start" | "head" | "colon" | "slash" | "host" | "opaque" | "value" | "rest" | "forbidden";
export type UrlState = { phase: UrlPhase; head: string };

export const URL_START: UrlState = { phase: "start", head: "" };
const URL_REST: UrlState = { phase: "rest", head: "" };
const HEAD_LENGTH_MAX = 20;
const CODE_SCHEMES: ReadonlySet<string> = new Set(["javascript", "vbscript", "data"]);

/** The state behind one more character of fixed text. */
export function advanceUrl(state: UrlState, char: string): UrlState {
  return ADVANCE[state.phase](state, char);
}

/** How a value is written here. */
export function urlEscape({ phase }: UrlState): Escape {
  return ESCAPES[phase];
}

/** The state behind a value. */
export function urlAfterValue(state: UrlState): UrlState {
  if (state.phase === "start") return at("value");
  if (state.phase === "head" || state.phase === "slash") return URL_REST;
  return state.phase === "colon" ? at("opaque") : state;
}

export function sameUrl(first: UrlState, second: UrlState): boolean {
  return first.phase === second.phase && first.head === second.head;
}

/** Two ways that differ meet in the strictest writing that still lets a value through. */
export function joinUrl(first: UrlState, second: UrlState): UrlState {
  if (sameUrl(first, second)) return first;
  return first.phase === "forbidden" || second.phase === "forbidden" ? at("forbidden") : URL_REST;
}

function at(phase: UrlPhase): UrlState {
  return { phase, head: "" };
}

const ADVANCE: Record<UrlPhase, (state: UrlState, char: string) => UrlState> = {
  start: (state, char) => (char <= " " ? state : advanceUrl(at("head"), char)),
  head: advanceHead,
  colon: (_, char) => (char === "/" ? at("slash") : at("opaque")),
  slash: (_, char) => (char === "/" ? at("host") : URL_REST),
  host: (state, char) => ("/?#\\".includes(char) ? URL_REST : state),
  opaque: (state, char) => ("?#".includes(char) ? URL_REST : state),
  // A value such as "javascript" that the fixed text completes with a colon: what follows would be code.
  value: (state, char) => (char === ":" ? at("forbidden") : "/?#".includes(char) ? URL_REST : state),
  rest: (state) => state,
  forbidden: (state) => state,
};

function advanceHead(state: UrlState, char: string): UrlState {
  if (char === "/" && state.head === "") return at("slash");
  if ("/?#".includes(char)) return URL_REST;
  if (char === ":") return at(CODE_SCHEMES.has(state.head) ? "forbidden" : "colon");
  if (char <= " ") return state;
  return state.head.length < HEAD_LENGTH_MAX ? { phase: "head", head: state.head + char.toLowerCase() } : state;
}

const inPath: Escape = (value) => encodeUrlPath(toText(value));
const opaque: Escape = (value) => encodeUrlOpaque(toText(value));
const ESCAPES: Record<UrlPhase, Escape> = {
  start: (value) => cleanUrlStart(toText(value)),
  head: inPath,
  colon: opaque,
  slash: inPath,
  host: (value) => encodeUrlHost(toText(value)),
  opaque,
  value: inPath,
  rest: inPath,
  forbidden: writeNothing,
};
