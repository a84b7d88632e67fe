import { FUNCTION_NAMES } from "@/lib/domain/template/functions/function-table";
import { ISSUES_MAX } from "@/lib/domain/template/limits";
import { matchAt, WORD } from "@/lib/domain/template/read-token";
import { suggestName } from "@/lib/domain/template/suggest-name";
import type { Fault } from "@/lib/domain/template/template-types";
import { LINKS, ROOTS } from "@/lib/domain/template/template-types";

/** `name.name`, `name[0].name`: nothing that CSS or JSON would put between two braces. */
const PATH_IN_BRACES = /(?:\.[\p{L}_][\p{L}\p{N}_-]*|\[[^\]{}\n]{1,60}\])+\s*\}/uy;
const ARGUMENTS = /\(([^{}\n]{0,300})\)\s*\}/y;
const SPACED = /[ \u00a0]+([\p{L}_][\p{L}\p{N}_]*)(?:[.[][^{}\n]{0,200})?[ \u00a0]*\}/uy;
const CLOSE = /[ \u00a0]*\}/y;
const ROOT_INSIDE = new RegExp(`\\b(?:${ROOTS.join("|")})[.[]`);
/** Braces looked at: a template of a megabyte is not worth more. */
const BRACES_MAX = 50_000;
const KEYWORDS = ["if", "else", "end", "range"];

type AlmostTagContext = {
  /** Start and end of what was read as a tag. */
  tags: readonly { start: number; end: number }[];
  /** Names of the loop variables, wherever they are declared. */
  locals: readonly string[];
  /** Fields of the profile; empty when they are not known. */
  fields: readonly string[];
};

/**
 * Braces that are no tag but look as if they were meant as one: `{leed.email}`, `{ lead.email }`, `{uper(lead.city)}`.
 * They stay in the text as they are; only a check reports them.
 */
export function findAlmostTags(source: string, context: AlmostTagContext): Fault[] {
  const faults: Fault[] = [];
  let tag = 0;
  for (const at of openingBraces(source)) {
    while ((context.tags[tag]?.end ?? Infinity) <= at) tag += 1;
    const current = context.tags[tag];
    const inside = current !== undefined && current.start <= at;
    const fault = inside ? doubled(source, at, current) : almostTag(source, at, context);
    if (fault) faults.push(fault);
    if (faults.length >= ISSUES_MAX) break;
  }
  return faults;
}

function* openingBraces(source: string): Generator<number> {
  let at = source.indexOf("{");
  for (let count = 0; at >= 0 && count < BRACES_MAX; count += 1) {
    yield at;
    at = source.indexOf("{", at + 1);
  }
}

function almostTag(source: string, at: number, context: AlmostTagContext): Fault | null {
  const word = matchAt(WORD, source, at + 1)?.[0];
  if (word === undefined) return spacedTag(source, at);
  const end = at + 1 + word.length;
  const path = matchAt(PATH_IN_BRACES, source, end);
  if (path) return { ...unknownRoot(word, context.locals), offset: at, length: path[0].length + word.length + 1 };
  const call = matchAt(ARGUMENTS, source, end);
  if (call) return unknownFunction(word, call, at);
  const close = matchAt(CLOSE, source, end);
  const message = close && loneWord(word, context.fields);
  return message ? warning(at, word.length + 1 + close[0].length, message) : null;
}

function unknownRoot(word: string, locals: readonly string[]): Pick<Fault, "message" | "level"> {
  const meant = suggestName(word, [...ROOTS, ...locals]);
  if (meant !== null) return { level: "error", message: `${word} is not known. Did you mean ${meant}?` };
  const message = `${word} is not known, so this stays as it is. Variables begin with ${ROOTS.join(", ")}.`;
  return { level: "warning", message };
}

function unknownFunction(word: string, call: RegExpExecArray, offset: number): Fault | null {
  const meant = suggestName(word, FUNCTION_NAMES);
  const length = word.length + 1 + call[0].length;
  if (meant !== null) return error(offset, length, `There is no function ${word}. Did you mean ${meant}?`);
  // Without a variable in it, it is rather a piece of a script.
  return ROOT_INSIDE.test(call[1] ?? "") ? error(offset, length, `There is no function ${word}.`) : null;
}

function loneWord(word: string, fields: readonly string[]): string | null {
  if (ROOTS.some((root) => root === word)) return `Name what to print, as in {${word}.name}.`;
  if (fields.includes(word)) return `This stays as it is. Did you mean {lead.${word}}?`;
  const meant = word.length < 3 ? null : suggestName(word, word.length > 5 ? LINKS : KEYWORDS);
  return meant && `This stays as it is. Did you mean {${meant}}?`;
}

function spacedTag(source: string, at: number): Fault | null {
  const found = matchAt(SPACED, source, at + 1);
  const word = found?.[1];
  if (!found || word === undefined) return null;
  const known = [...ROOTS, ...LINKS, "else", "end"].some((name) => name === word);
  const message = `A tag has no space behind its brace: {${found[0].replace(/[ \u00a0]/g, "")}. With the space it stays as it is.`;
  return known ? warning(at, found[0].length + 1, message) : null;
}

/** `{{lead.email}}`: the habit of other systems; the outer braces would be printed. */
function doubled(source: string, at: number, tag: { start: number; end: number }): Fault | null {
  const isDouble = tag.start === at && source[at - 1] === "{" && source[tag.end] === "}";
  if (!isDouble) return null;
  return warning(at - 1, tag.end - at + 2, "One pair of braces is enough; the outer one will be printed.");
}

function warning(offset: number, length: number, message: string): Fault {
  return { offset, length, message, level: "warning" };
}

function error(offset: number, length: number, message: string): Fault {
  return { offset, length, message, level: "error" };
}
