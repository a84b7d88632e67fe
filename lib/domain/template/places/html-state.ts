import type { UrlState } from "@/lib/domain/template/places/url-state";
import { advanceUrl, joinUrl, sameUrl, URL_START } from "@/lib/domain/template/places/url-state";

/** Where in HTML the text stands, after the states of the HTML standard's tokenizer. */
export type HtmlMode =
  | "text"
  | "open" // behind <
  | "open end" // behind </
  | "markup" // behind <!
  | "comment"
  | "bogus" // a declaration, up to >
  | "raw" // inside style, script, title …: text up to its own end tag
  | "tag name"
  | "in tag"
  | "joined tag" // two ways through a tag meet: only a space, / or > is clear
  | "lost" // something else came there: nothing certain can be said any more
  | "attribute"
  | "after attribute"
  | "before value"
  | "double"
  | "single"
  | "unquoted";

export type HtmlState = {
  mode: HtmlMode;
  /** The tag, or the raw element around the text; lower case. */
  element: string;
  endTag: boolean;
  attribute: string;
  url: UrlState;
  /** Inside `<!--[if …]>`: markup for Outlook, a comment for everybody else. */
  conditional: boolean;
  /** How many svg and math elements are open: inside them the elements of RAW hold markup, or not. */
  foreign: number;
  /** Dashes just seen inside a conditional comment, which `-->` ends wherever it stands. */
  dashes: number;
  /** The last characters, as far as they may end a comment or a raw element. */
  tail: string;
};

export const HTML_START: HtmlState = {
  mode: "text",
  element: "",
  endTag: false,
  attribute: "",
  url: URL_START,
  conditional: false,
  foreign: 0,
  dashes: 0,
  tail: "",
};

/** Elements whose content is not markup. */
const RAW: ReadonlySet<string> = new Set(
  "script style title textarea xmp iframe noembed noframes plaintext".split(" "),
);
const FOREIGN: ReadonlySet<string> = new Set(["svg", "math"]);
const SPACE = /[\t\n\f\r ]/;
const LETTER = /[a-z]/i;
const TAIL_LENGTH = 16;
const NAME_LENGTH_MAX = 60;

/** The state behind a piece of fixed text. */
export function advanceHtml(state: HtmlState, text: string): HtmlState {
  const next = { ...state };
  for (let at = 0; at < text.length; at += 1) {
    if (next.mode === "text" && !next.conditional) {
      // Most of a letter is text: leap to the next tag.
      at = text.indexOf("<", at);
      if (at < 0) break;
    }
    const char = text.charAt(at);
    if (next.conditional && closesConditional(next, char)) continue;
    ADVANCE[next.mode](next, char);
  }
  return next;
}

export function sameHtml(first: HtmlState, second: HtmlState): boolean {
  return (
    sameTag(first, second) && first.mode === second.mode && first.tail === second.tail && sameUrl(first.url, second.url)
  );
}

/** The state after two ways that meet; null when they end in different kinds of places. */
export function joinHtml(first: HtmlState, second: HtmlState): HtmlState | null {
  const apart = first.conditional !== second.conditional || first.foreign !== second.foreign;
  if (apart || first.element !== second.element) return null;
  if (first.mode === second.mode && first.tail === second.tail && sameTag(first, second)) {
    return { ...first, url: joinUrl(first.url, second.url), dashes: Math.max(first.dashes, second.dashes) };
  }
  const inside = IN_TAG.has(first.mode) && IN_TAG.has(second.mode) && first.endTag === second.endTag;
  return inside ? { ...first, mode: "joined tag", attribute: "", url: URL_START, tail: "" } : null;
}

const IN_TAG: ReadonlySet<HtmlMode> = new Set([
  "tag name",
  "in tag",
  "joined tag",
  "attribute",
  "after attribute",
  "unquoted",
]);

function sameTag(first: HtmlState, second: HtmlState): boolean {
  return (
    first.element === second.element &&
    first.endTag === second.endTag &&
    first.attribute === second.attribute &&
    first.foreign === second.foreign &&
    first.conditional === second.conditional
  );
}

/** For everybody but Outlook `-->` ends the comment, whatever markup stands in it. */
function closesConditional(state: HtmlState, char: string): boolean {
  if (char === ">" && state.dashes >= 2) {
    set(state, HTML_START);
    return true;
  }
  state.dashes = char === "-" ? state.dashes + 1 : 0;
  return false;
}

function set(state: HtmlState, change: Partial<HtmlState>): HtmlState {
  return Object.assign(state, change);
}

type Advance = (state: HtmlState, char: string) => void;

const ADVANCE: Record<HtmlMode, Advance> = {
  text: (state, char) => {
    if (char === "<") state.mode = "open";
  },
  open: (state, char) => {
    if (char === "/") state.mode = "open end";
    else if (char === "!") startRest(state, "markup");
    else if (char === "?") state.mode = "bogus";
    else if (LETTER.test(char)) startTag(state, char, false);
    else if (char !== "<") state.mode = "text";
  },
  "open end": (state, char) => {
    if (LETTER.test(char)) startTag(state, char, true);
    else state.mode = char === ">" ? "text" : "bogus";
  },
  markup: (state, char) => {
    if (char === "-" && state.tail === "-") startRest(state, "comment");
    else if (char === "-" && state.tail === "") state.tail = "-";
    else if (char === "[" && state.foreign > 0) state.mode = "lost";
    else state.mode = char === ">" ? "text" : "bogus";
  },
  comment: advanceComment,
  bogus: (state, char) => {
    if (char === ">") state.mode = "text";
  },
  raw: advanceRaw,
  "tag name": (state, char) => {
    if (SPACE.test(char) || char === "/") state.mode = "in tag";
    else if (char === ">") closeTag(state);
    else if (state.element.length < NAME_LENGTH_MAX) state.element += char.toLowerCase();
  },
  "in tag": (state, char) => {
    if (char === ">") closeTag(state);
    else if (!SPACE.test(char) && char !== "/") startAttribute(state, char);
  },
  "joined tag": (state, char) => {
    if (SPACE.test(char)) state.mode = "in tag";
    else if (char === ">") closeTag(state);
    else if (char !== "/") state.mode = "lost";
  },
  lost: () => undefined,
  attribute: (state, char) => {
    if (SPACE.test(char)) state.mode = "after attribute";
    else if (char === "=") state.mode = "before value";
    else if (char === "/" || char === ">") ADVANCE["in tag"](set(state, { mode: "in tag" }), char);
    else if (state.attribute.length < NAME_LENGTH_MAX) state.attribute += char.toLowerCase();
  },
  "after attribute": (state, char) => {
    if (char === "=") state.mode = "before value";
    else if (!SPACE.test(char)) ADVANCE["in tag"](set(state, { mode: "in tag" }), char);
  },
  "before value": (state, char) => {
    if (SPACE.test(char)) return;
    state.url = URL_START;
    if (char === '"') state.mode = "double";
    else if (char === "'") state.mode = "single";
    else ADVANCE.unquoted(set(state, { mode: "unquoted" }), char);
  },
  double: (state, char) => advanceQuoted(state, char, '"'),
  single: (state, char) => advanceQuoted(state, char, "'"),
  unquoted: (state, char) => {
    if (SPACE.test(char)) endAttribute(state);
    else if (char === ">") closeTag(state);
    else advanceValue(state, char);
  },
};

function startTag(state: HtmlState, char: string, endTag: boolean): void {
  set(state, { mode: "tag name", element: char.toLowerCase(), endTag, attribute: "" });
}

function startAttribute(state: HtmlState, char: string): void {
  set(state, { mode: "attribute", attribute: char.toLowerCase(), url: URL_START });
}

function endAttribute(state: HtmlState): void {
  set(state, { mode: "in tag", attribute: "", url: URL_START });
}

function startRest(state: HtmlState, mode: "markup" | "comment"): void {
  set(state, { mode, tail: "" });
}

function closeTag(state: HtmlState): void {
  const raw = !state.endTag && RAW.has(state.element);
  if (FOREIGN.has(state.element)) state.foreign = Math.max(0, state.foreign + (state.endTag ? -1 : 1));
  const element = raw ? state.element : "";
  set(state, { mode: raw ? "raw" : "text", element, endTag: false, attribute: "", url: URL_START, tail: "" });
}

function advanceQuoted(state: HtmlState, char: string, quote: string): void {
  if (char === quote) endAttribute(state);
  else advanceValue(state, char);
}

function advanceValue(state: HtmlState, char: string): void {
  // A list of addresses starts anew behind every space and comma.
  const anew = state.attribute === "srcset" && (char === "," || SPACE.test(char));
  state.url = anew ? URL_START : advanceUrl(state.url, char);
}

function advanceComment(state: HtmlState, char: string): void {
  const { tail } = state;
  // [if at the beginning is remembered; of the rest only what may end the comment.
  const head = tail.startsWith("[if") ? "[if" : "";
  state.tail = head + (tail + char).slice(head.length).slice(-TAIL_LENGTH);
  if (char !== ">") return;
  const ends = tail === "" || tail === "-" || tail.endsWith("--") || tail.endsWith("--!");
  if (ends) set(state, { mode: "text", tail: "" });
  else if (head !== "" && tail.endsWith("]")) set(state, { mode: "text", tail: "", conditional: true, dashes: 0 });
}

function advanceRaw(state: HtmlState, char: string): void {
  const ending = `</${state.element}`;
  if ((SPACE.test(char) || char === "/" || char === ">") && state.tail.endsWith(ending)) {
    set(state, { mode: "tag name", endTag: true, tail: "" });
    ADVANCE["tag name"](state, char);
    return;
  }
  state.tail = (state.tail + char.toLowerCase()).slice(-TAIL_LENGTH);
  const opened = state.foreign > 0 ? state.tail.lastIndexOf("<") : -1;
  // In a title of svg this would be a tag, in one of HTML it is text: who knows.
  if (opened >= 0 && !ending.startsWith(state.tail.slice(opened))) state.mode = "lost";
}
