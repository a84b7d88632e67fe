import { XMLParser, XMLValidator } from "fast-xml-parser";
import { BODY_DEPTH_MAX, readUtf8 } from "@/lib/http/json/parse-json-body";
import { decodeReferences } from "@/lib/http/xml/decode-references";
import { AppError } from "@/lib/shared/app-error";
import { isRecord } from "@/lib/shared/is-record";

const TEXT = "#text";
const CDATA = "#cdata";
const ATTRIBUTES = ":@";
const ROOT = "xml";
/** What begins like a declaration and is none, with its end. */
const HARMLESS = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
] as const;
const PROTOTYPE = /<\/?\s*__proto__/;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: CDATA,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // No member is ever looked up by an element's name, so `toString` is a name like any other.
  onDangerousProperty: (name) => name,
  maxNestedTags: BODY_DEPTH_MAX + 1,
});

/**
 * Parses an XML body: root `<xml>`, repeated tags are a list, a single one marked `array='true'` too; `nil='true'` is
 * null, an element with elements is an object, everything else a string as it stands.
 * @throws AppError `bad_request` for broken XML (line and column), DOCTYPE, entities of one's own, depth above 64.
 */
export function parseXml(bytes: Buffer): unknown {
  const text = readUtf8(bytes);
  refuseDangers(text);
  // The package that it points to is not installed, and this one does what is needed: it finds the first fault's place.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    const { line, col, msg } = valid.err;
    throw broken(`at line ${line}, column ${col}: ${msg}`, { line, column: col });
  }
  const nodes = parse(text);
  const roots = elementsOf(nodes);
  const root = roots[0];
  if (root?.name !== ROOT || roots.length > 1) throw broken(`: its root must be <${ROOT}>`);
  const value = valueOf(root, "", 0);
  return value === "" ? {} : value;
}

function refuseDangers(text: string): void {
  if (hasDeclaration(text)) throw broken(": DOCTYPE and entity declarations are refused");
  if (PROTOTYPE.test(text)) throw broken(": an element may not be called __proto__");
  if (text.includes("\0")) throw broken(": it has a NUL character");
}

/** A declaration of any kind: DOCTYPE, ENTITY, ELEMENT … Looks at each character once, whatever is left open. */
function hasDeclaration(text: string): boolean {
  let at = text.indexOf("<!");
  while (at !== -1) {
    const harmless = HARMLESS.find(([begin]) => text.startsWith(begin, at));
    if (harmless === undefined) return true;
    const end = text.indexOf(harmless[1], at + harmless[0].length);
    // Left open: the validator says where.
    if (end === -1) return false;
    at = text.indexOf("<!", end);
  }
  return false;
}

function parse(text: string): unknown {
  try {
    const nodes: unknown = parser.parse(text);
    return nodes;
  } catch (cause) {
    throw broken(`: ${cause instanceof Error ? cause.message : "it cannot be read"}`, undefined, cause);
  }
}

type Element = { name: string; attributes: ReadonlyMap<string, string>; children: unknown };

/** Reads fast-xml-parser's ordered form: `[{ tag: [children], ":@": { attribute: value } }]`. */
function elementsOf(nodes: unknown): Element[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    const members = entriesOf(node);
    const [name, children] = members.find(([key]) => key !== ATTRIBUTES) ?? [TEXT, null];
    if (name === TEXT || name === CDATA) return [];
    const attributes = members.find(([key]) => key === ATTRIBUTES)?.[1];
    return [{ name, attributes: textMap(attributes), children }];
  });
}

function entriesOf(node: unknown): [string, unknown][] {
  return isRecord(node) ? Object.entries(node) : [];
}

function textMap(attributes: unknown): ReadonlyMap<string, string> {
  return new Map(entriesOf(attributes).map(([name, value]) => [name, String(value)]));
}

function valueOf(element: Element, path: string, depth: number): unknown {
  if (depth > BODY_DEPTH_MAX) throw broken(`: it is nested deeper than ${BODY_DEPTH_MAX} levels`);
  if (element.attributes.get("nil") === "true") return null;
  const elements = elementsOf(element.children);
  const text = textOf(element.children, path);
  if (elements.length === 0) return text;
  if (text.trim() !== "") throw broken(`: ${path === "" ? "the root" : path} has both text and elements`);
  const members = membersOf(elements, path, depth);
  return element.attributes.get("list") === "true" ? (members["item"] ?? []) : members;
}

function membersOf(elements: readonly Element[], path: string, depth: number): Record<string, unknown> {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    const name = keyOf(element);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [element]);
    else group.push(element);
  }
  const members = [...groups].map(([name, group]) => {
    const here = path === "" ? name : `${path}.${name}`;
    const values = group.map((element) => valueOf(element, here, depth + 1));
    const member: [string, unknown] = [
      name,
      isList(group) ? values.filter((_, at) => !isEmptyList(group, at, values)) : values[0],
    ];
    return member;
  });
  return Object.fromEntries(members);
}

/** A name that XML does not allow travels as `<field name='…'>`. */
function keyOf({ name, attributes }: Element): string {
  const given = name === "field" ? attributes.get("name") : undefined;
  if (given === undefined) return name;
  if (given === "__proto__") throw broken(": an element may not be called __proto__");
  return decodeReferences(given, "name");
}

function isList(group: readonly Element[]): boolean {
  return group.length > 1 || group[0]?.attributes.get("array") === "true";
}

/** `<phones array='true'/>` alone is an empty list. */
function isEmptyList(group: readonly Element[], at: number, values: readonly unknown[]): boolean {
  return group.length === 1 && values[at] === "";
}

function textOf(children: unknown, path: string): string {
  if (!Array.isArray(children)) return "";
  return children
    .map((node: unknown) => {
      const [name, content] = entriesOf(node)[0] ?? ["", ""];
      if (name === TEXT) return decodeReferences(String(content), path);
      return name === CDATA ? rawText(content) : "";
    })
    .join("");
}

function rawText(children: unknown): string {
  if (!Array.isArray(children)) return "";
  return children.map((node: unknown) => textMap(node).get(TEXT) ?? "").join("");
}

function broken(what: string, details?: Record<string, unknown>, cause?: unknown): AppError {
  const message = what.startsWith(":") ? `The XML is refused${what}.` : `The XML is broken ${what}`;
  return new AppError("bad_request", message, { ...(details ? { details } : {}), cause });
}
