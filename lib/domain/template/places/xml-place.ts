import type { Escape, Placement, PlaceTracker } from "@/lib/domain/template/places/place-tracker";
import { writeNothing } from "@/lib/domain/template/places/place-tracker";
import { toText } from "@/lib/domain/template/values";

type XmlMode = "text" | "open" | "tag" | "double" | "single" | "comment" | "cdata" | "other";
/** `seen`: the characters behind `<` that tell a comment from a tag, then the last ones that could end the mode. */
export type XmlState = { mode: XmlMode; seen: string };

const TEXT: XmlState = { mode: "text", seen: "" };
const CDATA_OPEN = "![CDATA[";
const ENDS: Partial<Record<XmlMode, string>> = { comment: "-->", cdata: "]]>", other: ">" };

/** XML: element text, quoted attributes and CDATA carry values; names, comments and declarations do not. */
export const xmlPlace: PlaceTracker<XmlState> = {
  start: TEXT,
  text: (state, text) => {
    let next = state;
    for (let at = 0; at < text.length; at += 1) {
      const skipTo = next.mode === "text" ? text.indexOf("<", at) : at;
      if (skipTo < 0) return next;
      at = skipTo;
      next = advance(next, text.charAt(at));
    }
    return next;
  },
  value: placeXmlValue,
  same: (first, second) => first.mode === second.mode && first.seen === second.seen,
  join: (first, second) => (first.mode === second.mode && first.seen === second.seen ? first : null),
};

function advance(state: XmlState, char: string): XmlState {
  return ADVANCE[state.mode](state, char);
}

const ADVANCE: Record<XmlMode, (state: XmlState, char: string) => XmlState> = {
  text: () => ({ mode: "open", seen: "" }),
  open: (state, char) => afterOpening(state.seen + char),
  tag: (_, char) => insideTag(char),
  double: (state, char) => (char === '"' ? { mode: "tag", seen: "" } : state),
  single: (state, char) => (char === "'" ? { mode: "tag", seen: "" } : state),
  comment: insideUntil,
  cdata: insideUntil,
  other: insideUntil,
};

function insideUntil(state: XmlState, char: string): XmlState {
  const seen = (state.seen + char).slice(-3);
  return seen.endsWith(ENDS[state.mode] ?? ">") ? TEXT : { mode: state.mode, seen };
}

function afterOpening(seen: string): XmlState {
  if (seen === "!--") return { mode: "comment", seen: "" };
  if (seen === CDATA_OPEN) return { mode: "cdata", seen: "" };
  if ("!--".startsWith(seen) || CDATA_OPEN.startsWith(seen)) return { mode: "open", seen };
  if (seen.startsWith("!") || seen.startsWith("?")) return seen.endsWith(">") ? TEXT : { mode: "other", seen: "" };
  return insideTag(seen);
}

function insideTag(char: string): XmlState {
  if (char === ">") return TEXT;
  if (char === '"') return { mode: "double", seen: "" };
  return { mode: char === "'" ? "single" : "tag", seen: "" };
}

function placeXmlValue(state: XmlState): Placement<XmlState> {
  // What was seen of an ending counts only as long as nothing stands in between.
  const after = { mode: state.mode, seen: state.mode === "open" ? state.seen : "" };
  if (state.mode === "text") return { escape: inText, after };
  if (state.mode === "double" || state.mode === "single") return { escape: inAttribute, after };
  // Behind a ] the section is reopened first: "]]", an empty value and ">" would end it unseen.
  if (state.mode === "cdata") return { escape: state.seen.endsWith("]") ? inNewCdata : inCdata, after };
  const message = "In XML a variable stands between tags or in a quoted attribute; here it is left out.";
  return { escape: writeNothing, after: state, issue: { level: "error", message } };
}

// What XML 1.0 cannot hold, not even as a reference.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const MARKUP = /[&<>"'\r]/g;
const MARKUP_AND_SPACE = /[&<>"'\r\n\t]/g;
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
  ["\r", "&#13;"],
  ["\n", "&#10;"],
  ["\t", "&#9;"],
]);

const refer = (char: string): string => REFERENCES.get(char) ?? "";
const legal: Escape = (value) => toText(value).replace(ILLEGAL, "");
const inText: Escape = (value) => legal(value).replace(MARKUP, refer);
// A parser turns line breaks and tabs of an attribute into spaces unless they are references.
const inAttribute: Escape = (value) => legal(value).replace(MARKUP_AND_SPACE, refer);
// ] and > leave the section for a moment: so no "]]>" can come about, not even together with fixed text.
const inCdata: Escape = (value) =>
  legal(value).replace(/[\]>\r]/g, (char) => `]]>${char === "]" ? "]" : refer(char)}<![CDATA[`);
const inNewCdata: Escape = (value) => `]]><![CDATA[${inCdata(value)}`;
