const UNSEEN = /<(style|script|head|title|template)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<!doctype[^>]*>/gi;
const LINK = /<a\b[^>]*?\bhref\s*=\s*("[^"]*"|'[^']*')[^>]*>([\s\S]*?)<\/a\s*>/gi;
const IMAGE = /<img\b[^>]*?\balt\s*=\s*("[^"]*"|'[^']*')[^>]*>/gi;
const HEADING = /<h[1-6]\b[^>]*>([\s\S]*?)<\/h[1-6]\s*>/gi;
const LIST_ITEM = /<li\b[^>]*>/gi;
const LINE_END = /<br\s*\/?>|<\/(?:tr|div|li|table|ul|ol|section|header|footer|article|blockquote)\s*>/gi;
const PARAGRAPH_END = /<\/p\s*>|<hr\b[^>]*>/gi;
const CELL_END = /<\/t[dh]\s*>/gi;
const TAG = /<\/?[a-z!][^>]*>/gi;
const ENTITY = /&(#\d+|#x[0-9a-f]+|[a-z]+);/gi;
const NAMED: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  copy: "©",
  reg: "®",
  trade: "™",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  laquo: "«",
  raquo: "»",
  bull: "•",
  middot: "·",
  euro: "€",
};
const CODE_POINT_MAX = 0x10ffff;

/** A readable text part for an HTML letter: its words, links behind their words, lists with dashes. Variables stay as they are. */
export function htmlToText(html: string): string {
  const text = html
    .replace(UNSEEN, "")
    .replace(/\s+/g, " ")
    .replace(LINK, (_, href: string, words: string) => printLink(href.slice(1, -1), words))
    .replace(IMAGE, (_, alt: string) => alt.slice(1, -1))
    .replace(HEADING, (_, words: string) => `\n\n${words}\n\n`)
    .replace(LIST_ITEM, "\n- ")
    .replace(CELL_END, " ")
    .replace(PARAGRAPH_END, "\n\n")
    .replace(LINE_END, "\n")
    .replace(TAG, "");
  return tidy(text.replace(ENTITY, decodeEntity));
}

function printLink(href: string, words: string): string {
  const label = words.replace(TAG, "").trim();
  if (href === "" || href.startsWith("#")) return label;
  const address = href.replace(/^mailto:|^tel:/i, "");
  return label === "" || label === address ? address : `${label} (${address})`;
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith("#")) return NAMED[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= CODE_POINT_MAX && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
}

function tidy(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/[ \t]+/g, " ").trim());
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
