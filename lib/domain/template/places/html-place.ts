import {
  cssValue,
  escapeDashes,
  escapeHtml,
  escapeUnquoted,
  scriptValue,
} from "@/lib/domain/template/places/html-escapes";
import type { HtmlMode, HtmlState } from "@/lib/domain/template/places/html-state";
import { advanceHtml, HTML_START, joinHtml, sameHtml } from "@/lib/domain/template/places/html-state";
import type { Escape, Placement, PlaceTracker } from "@/lib/domain/template/places/place-tracker";
import { writeNothing } from "@/lib/domain/template/places/place-tracker";
import { URL_START, urlAfterValue, urlEscape } from "@/lib/domain/template/places/url-state";
import { toText } from "@/lib/domain/template/values";

/** HTML: text, attributes of every kind, styles, scripts and comments, each in its own writing. */
export const htmlPlace: PlaceTracker<HtmlState> = {
  start: HTML_START,
  text: advanceHtml,
  value: (state) => {
    const placement = PLACEMENTS[state.mode]?.(state) ?? nowhere(state);
    return state.conditional && !placement.issue ? insideConditional(placement, state.dashes > 0) : placement;
  },
  same: sameHtml,
  join: joinHtml,
};

const PLACEMENTS: Partial<Record<HtmlMode, (state: HtmlState) => Placement<HtmlState>>> = {
  text: (state) => ({ escape: html, after: state }),
  raw: placeInRaw,
  comment: (state) => ({ escape: inComment, after: { ...state, tail: " " } }),
  bogus: (state) => ({ escape: inComment, after: state }),
  double: (state) => placeInAttribute(state, escapeHtml),
  single: (state) => placeInAttribute(state, escapeHtml),
  unquoted: (state) => placeInAttribute(state, escapeUnquoted),
  // Without anything in it, the next attribute would become the value.
  "before value": (state) =>
    placeInAttribute({ ...state, mode: "unquoted", url: URL_START }, (text) => escapeUnquoted(text) || "&#32;"),
};

/** In the comment that it is for most readers, a value brings no dashes, nor does it join those of the fixed text. */
function insideConditional({ escape, after }: Placement<HtmlState>, behindDash: boolean): Placement<HtmlState> {
  const before = behindDash ? " " : "";
  return { escape: (value) => before + escapeDashes(escape(value)), after: { ...after, dashes: 0 } };
}

const html: Escape = (value) => escapeHtml(toText(value));
/** The space keeps dashes of the fixed text and a > behind the value apart, should the value be empty. */
const inComment: Escape = (value) => ` ${escapeDashes(html(value))}`;

function nowhere(state: HtmlState, message = NOWHERE): Placement<HtmlState> {
  return { escape: writeNothing, after: state, issue: { level: "error", message } };
}

const NOWHERE =
  'In HTML a variable stands in text or in the value of an attribute, as in title="{lead._city}"; here it is left out.';

function placeInRaw(state: HtmlState): Placement<HtmlState> {
  if (/<\/?[a-z]*$/.test(state.tail)) return nowhere(state);
  const after = { ...state, tail: "" };
  if (state.element === "style") return { escape: cssValue, after };
  return { escape: state.element === "script" ? scriptValue : html, after };
}

function placeInAttribute(state: HtmlState, escape: (text: string) => string): Placement<HtmlState> {
  const kind = attributeKind(state.attribute);
  const after = { ...state, url: urlAfterValue(state.url) };
  if (kind === "url" && state.url.phase === "forbidden") {
    return nowhere(state, "The value would run as code here; it is left out.");
  }
  const encode = kind === "url" ? urlEscape(state.url) : ENCODE[kind];
  if (state.attribute !== "srcset") return { escape: (value) => escape(encode(value)), after };
  return { escape: (value) => escape(encode(value).replaceAll(",", "%2C")), after };
}

type AttributeKind = "plain" | "url" | "style" | "script" | "document";

const ENCODE: Record<Exclude<AttributeKind, "url">, Escape> = {
  plain: toText,
  style: cssValue,
  script: scriptValue,
  // Its value is a page of its own, read once more as HTML.
  document: html,
};

const URL_ATTRIBUTES: ReadonlySet<string> = new Set(
  "action archive background cite classid codebase data dynsrc icon longdesc lowsrc manifest ping poster profile usemap".split(
    " ",
  ),
);

function attributeKind(attribute: string): AttributeKind {
  const name = attribute.replace(/^(?:data-|[a-z]+:)/, "");
  if (name === "style") return "style";
  if (name === "srcdoc") return "document";
  if (attribute.startsWith("on")) return "script";
  // Names that nobody listed, such as data-href or formaction: better encoded once too often.
  return URL_ATTRIBUTES.has(name) || /href|src|ur[il]|action/.test(name) ? "url" : "plain";
}
