import type { CompiledNodes, Operation } from "@/lib/domain/template/compile-nodes";
import { compileNodes } from "@/lib/domain/template/compile-nodes";
import { locateFaults } from "@/lib/domain/template/locate-faults";
import { parseTemplate } from "@/lib/domain/template/parse-template";
import { htmlPlace } from "@/lib/domain/template/places/html-place";
import { jsonPlace } from "@/lib/domain/template/places/json-place";
import { formPlace, headerPlace, textPlace } from "@/lib/domain/template/places/plain-places";
import { urlPlace } from "@/lib/domain/template/places/url-place";
import { xmlPlace } from "@/lib/domain/template/places/xml-place";
import type {
  Place,
  TemplateIssue,
  TemplateNode,
  VariablePath,
  VariableReference,
} from "@/lib/domain/template/template-types";

export type CompiledTemplate = {
  readonly place: Place;
  readonly issues: readonly TemplateIssue[];
  /** What the template reads, each path once; an empty path = the whole root. */
  readonly variables: readonly VariablePath[];
  /** The variables where they stand, for checks and editors. */
  readonly references: readonly VariableReference[];
  /** Start and end of everything that is a tag, broken ones too. */
  readonly tags: readonly { start: number; end: number }[];
  /** For renderTemplate. */
  readonly render: Operation;
};

/**
 * Reads a template once, for one place; render it as often as needed with renderTemplate.
 * Never throws for what is in the source: faults are `issues`, and a broken tag stays in the text as it is.
 */
export function compileTemplate(source: string, place: Place): CompiledTemplate {
  const { nodes, faults, references, tags } = parseTemplate(source);
  const compiled = COMPILE[place](nodes);
  return {
    place,
    issues: locateFaults(source, [...faults, ...compiled.faults]),
    variables: uniquePaths(references),
    references,
    tags,
    render: compiled.render,
  };
}

const COMPILE: Record<Place, (nodes: readonly TemplateNode[]) => CompiledNodes> = {
  text: (nodes) => compileNodes(nodes, textPlace),
  html: (nodes) => compileNodes(nodes, htmlPlace),
  url: (nodes) => compileNodes(nodes, urlPlace),
  json: (nodes) => compileNodes(nodes, jsonPlace),
  xml: (nodes) => compileNodes(nodes, xmlPlace),
  form: (nodes) => compileNodes(nodes, formPlace),
  header: (nodes) => compileNodes(nodes, headerPlace),
};

function uniquePaths(references: readonly VariableReference[]): VariablePath[] {
  const unique = new Map<string, VariablePath>();
  for (const { root, path } of references) {
    if (root !== "local") unique.set(JSON.stringify([root, path]), { root, path });
  }
  return [...unique.values()];
}
