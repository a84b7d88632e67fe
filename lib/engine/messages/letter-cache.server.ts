import type { LinkName, VariablePath } from "@/lib/domain/template/template-types";
import type { CompiledTemplate } from "@/lib/domain/template/compile-template";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import { readTemplateVersions } from "@/lib/engine/sql/read-template-versions.server";
import type { Queryable } from "@/lib/engine/sql/statement";

export type LetterKey = { templateId: number; version: number };

/** One version of a template, compiled; a version never changes. */
export type Letter = {
  subject: CompiledTemplate;
  html: CompiledTemplate;
  text: CompiledTemplate;
  variables: readonly VariablePath[];
  /** Whether it has `{view_in_browser_link}`. */
  hasPage: boolean;
};

const LETTERS_MAX = 1_000;
const VIEW_LINK: LinkName = "view_in_browser_link";
const letters = new Map<string, Letter>();

/** The letters of these template versions, compiled once per process; those that do not exist are left out. */
export async function readLetters(client: Queryable, keys: readonly LetterKey[]): Promise<Map<string, Letter>> {
  const missing = keys.filter((key) => !letters.has(nameLetter(key)));
  if (letters.size > LETTERS_MAX) letters.clear();
  for (const version of await readTemplateVersions(client, missing)) letters.set(nameLetter(version), compile(version));
  const found = new Map<string, Letter>();
  for (const key of keys) {
    const letter = letters.get(nameLetter(key));
    if (letter) found.set(nameLetter(key), letter);
  }
  return found;
}

/** The key of a letter in the map that readLetters returns. */
export function nameLetter({ templateId, version }: LetterKey): string {
  return `${templateId}:${version}`;
}

function compile(source: { subject: string; html: string; text: string }): Letter {
  const subject = compileTemplate(source.subject, "header");
  const html = compileTemplate(source.html, "html");
  const text = compileTemplate(source.text, "text");
  const variables = [...subject.variables, ...html.variables, ...text.variables];
  const hasPage = variables.some(({ root, path }) => root === "links" && path[0] === VIEW_LINK);
  return { subject, html, text, variables, hasPage };
}
