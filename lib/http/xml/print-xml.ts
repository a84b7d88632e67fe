import { isRecord } from "@/lib/shared/is-record";

/** Names that stand as tags: what XML allows, but for those that our own reader refuses or reads otherwise. */
const NAME = /^(?!(?:xml|field|constructor|prototype|__proto__)$)[a-z_][a-z0-9_.-]*$/i;
/** What XML 1.0 cannot hold in any form. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\r": "&#13;",
};

/** Prints an answer as XML with the root `<xml>`; `parseXml` reads it back, values as text. */
export function printXml(value: Record<string, unknown>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xml>${members(value)}</xml>`;
}

function members(value: Record<string, unknown>): string {
  return Object.entries(value)
    .map(([name, member]) => (Array.isArray(member) ? list(name, member) : element(name, member, "")))
    .join("");
}

function list(name: string, values: readonly unknown[]): string {
  if (values.length === 0) return element(name, "", " array='true'");
  const mark = values.length === 1 ? " array='true'" : "";
  return values.map((value) => element(name, value, mark)).join("");
}

function element(name: string, value: unknown, attributes: string): string {
  if (value === undefined) return "";
  const tag = NAME.test(name) ? name : "field";
  const own = tag === name ? attributes : ` name='${escape(name)}'${attributes}`;
  if (value === null) return `<${tag}${own} nil='true'/>`;
  if (Array.isArray(value)) return `<${tag}${own} list='true'>${list("item", value)}</${tag}>`;
  return `<${tag}${own}>${isRecord(value) ? members(value) : escape(scalar(value))}</${tag}>`;
}

function escape(text: string): string {
  return text.replace(UNPRINTABLE, "\ufffd").replace(/[&<>"'\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

function scalar(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
