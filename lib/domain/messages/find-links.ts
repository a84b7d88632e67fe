/** A link of a letter: where the value of its `href` stands in the HTML, and the address that it says. */
export type HtmlLink = { start: number; end: number; url: string };

const TAG_NAME = /<\/?([a-z][^\s/>]*)/iy;
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;
/** Elements whose inside is no markup. */
const RAW: ReadonlyMap<string, RegExp> = new Map(
  ["script", "style", "textarea", "title", "xmp", "noscript", "template"].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\s/>])`, "gi"),
  ]),
);
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]*));/gi;
const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
const URL_LENGTH_MAX = 4_000;

/**
 * The links of a letter that lead to pages (http and https), in the order of the HTML, read once from left to right. Left out are
 * those in comments (some mail programs read them), and addresses that cannot be read for certain.
 */
export function findLinks(html: string): HtmlLink[] {
  const links: HtmlLink[] = [];
  let at = html.indexOf("<");
  while (at >= 0) {
    const next = html.startsWith("<!--", at) ? skipPast(html, "-->", at + 4) : readTag(html, at, links);
    at = html.indexOf("<", next);
  }
  return links;
}

/** Reads the tag at `at` and returns where to read on. */
function readTag(html: string, at: number, links: HtmlLink[]): number {
  TAG_NAME.lastIndex = at;
  const name = TAG_NAME.exec(html)?.[1]?.toLowerCase();
  if (name === undefined) return at + 1;
  const isEnd = html[at + 1] === "/";
  const { href, end } = readAttributes(html, TAG_NAME.lastIndex);
  if (href && !isEnd && (name === "a" || name === "area")) links.push(href);
  const close = skipPast(html, ">", end);
  const raw = isEnd ? undefined : RAW.get(name);
  return raw === undefined ? close : findClosingTag(html, raw, close);
}

/** The attribute `href`, if it leads to a page, and where the attributes end. */
function readAttributes(html: string, from: number): { href: HtmlLink | null; end: number } {
  let end = from;
  let first: RegExpExecArray | null = null;
  let firstEnd = 0;
  ATTRIBUTE.lastIndex = from;
  for (let found = ATTRIBUTE.exec(html); found; found = ATTRIBUTE.exec(html)) {
    end = ATTRIBUTE.lastIndex;
    // Of two equal attributes the first counts.
    if (first !== null || found[1]?.toLowerCase() !== "href") continue;
    first = found;
    firstEnd = end;
  }
  return { href: first && makeLink(first, firstEnd), end };
}

function makeLink([, , double, single, plain]: RegExpExecArray, end: number): HtmlLink | null {
  const value = double ?? single ?? plain ?? "";
  const last = plain === undefined ? end - 1 : end;
  const url = readUrl(value);
  return url === null ? null : { start: last - value.length, end: last, url };
}

function readUrl(value: string): string | null {
  const text = decodeReferences(value)?.trim();
  if (text === undefined || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return (protocol === "http:" || protocol === "https:") && href.length <= URL_LENGTH_MAX ? href : null;
}

/** The text of an attribute's value; null where it names a character that is not known here. */
function decodeReferences(value: string): string | null {
  let text = "";
  let at = 0;
  for (const reference of value.matchAll(REFERENCE)) {
    const [written, decimal, hex, name] = reference;
    const character = name === undefined ? readCode(decimal, hex) : NAMED.get(name.toLowerCase());
    if (character === undefined) return null;
    text += value.slice(at, reference.index) + character;
    at = reference.index + written.length;
  }
  return text + value.slice(at);
}

function readCode(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function findClosingTag(html: string, closing: RegExp, from: number): number {
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

function skipPast(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}
