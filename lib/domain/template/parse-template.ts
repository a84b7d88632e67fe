import { FUNCTION_NAMES } from "@/lib/domain/template/functions/function-table";
import { BLOCK_DEPTH_MAX, ISSUES_MAX, RANGE_DEPTH_MAX } from "@/lib/domain/template/limits";
import { ExpressionParser } from "@/lib/domain/template/parse-expression";
import { matchAt, WORD } from "@/lib/domain/template/read-token";
import type {
  Expression,
  Fault,
  IfNode,
  RangeNode,
  TemplateNode,
  VariableReference,
} from "@/lib/domain/template/template-types";
import { LINKS, ROOTS } from "@/lib/domain/template/template-types";

export type ParsedTemplate = {
  nodes: TemplateNode[];
  faults: Fault[];
  references: VariableReference[];
  /** Start and end of everything that was read as a tag, broken ones too, in order. */
  tags: { start: number; end: number }[];
};

type Block =
  | { kind: "if"; node: IfNode; into: TemplateNode[]; hasElse: boolean }
  | { kind: "range"; node: RangeNode; into: TemplateNode[]; hasElse: boolean }
  /** Its opening tag is broken and stays as text; so do its else and end. */
  | { kind: "broken" };
/** How the tag continues after its opening word; null = the brace opens no tag. */
type TagKind = "value" | "link" | "if" | "range" | "else" | "else if" | "end";

const ELSE_IF = /\s+if(?=[\s(])/y;
const CLOSING = /\s*\}/y;
const FUNCTIONS: ReadonlySet<string> = new Set(FUNCTION_NAMES);

/**
 * Splits a template into text and tags in one pass. Never fails: a broken tag stays as text and is a fault,
 * an unclosed block ends with the template and is a fault.
 */
export function parseTemplate(source: string): ParsedTemplate {
  return new TemplateParser(source).parse();
}

class TemplateParser {
  private readonly nodes: TemplateNode[] = [];
  private readonly faults: Fault[] = [];
  private readonly references: VariableReference[] = [];
  private readonly tags: { start: number; end: number }[] = [];
  private readonly blocks: Block[] = [];
  private readonly locals: string[] = [];
  private textStart = 0;
  /** Broken blocks too deep to be kept: the list stays short, so that a hostile template stays linear. */
  private uncounted = 0;

  constructor(private readonly source: string) {}

  parse(): ParsedTemplate {
    const { source } = this;
    for (let at = source.indexOf("{"); at >= 0; at = source.indexOf("{", at)) {
      at = this.readTag(at);
    }
    this.flushText(source.length);
    for (const block of this.blocks) {
      if (block.kind !== "broken") this.fault(block.node, `This {${block.kind}} has no {end}.`);
    }
    return { nodes: this.nodes, faults: this.faults, references: this.references, tags: this.tags };
  }

  /** Reads the tag at this brace, if it is one, and answers where to go on. */
  private readTag(start: number): number {
    const word = matchAt(WORD, this.source, start + 1)?.[0];
    const kind = word === undefined ? null : this.tagKind(word, start + 1 + word.length);
    if (word === undefined || kind === null) return start + 1;
    const end = this.readKind(kind, start, start + 1 + word.length);
    this.tags.push({ start, end: end ?? start + 1 });
    if (end === null) return start + 1;
    this.textStart = end;
    return end;
  }

  private tagKind(word: string, end: number): TagKind | null {
    const next = this.source[end] ?? "";
    if (this.opensValue(word, next)) return "value";
    if (next === "}" && LINKS.some((link) => link === word)) return "link";
    if (word === "if" && /[\s(]/.test(next)) return "if";
    if (word === "range" && /\s/.test(next)) return "range";
    return this.closingKind(word, end);
  }

  private opensValue(word: string, next: string): boolean {
    if (next === "(") return FUNCTIONS.has(word);
    const local = this.locals.includes(word);
    if (next === "}") return local;
    return (next === "." || next === "[") && (local || ROOTS.some((root) => root === word));
  }

  private closingKind(word: string, end: number): TagKind | null {
    if (word !== "else" && word !== "end") return null;
    if (matchAt(CLOSING, this.source, end)) return word;
    return word === "else" && matchAt(ELSE_IF, this.source, end) ? "else if" : null;
  }

  /** The offset behind the tag, or null when it is broken and stays as text. */
  private readKind(kind: TagKind, start: number, wordEnd: number): number | null {
    switch (kind) {
      case "value":
        return this.readValue(start);
      case "link":
        return this.readLink(start, wordEnd);
      case "if":
        return this.openIf(start, wordEnd);
      case "range":
        return this.openRange(start, wordEnd);
      case "else":
      case "else if":
        return this.readElse(kind, start, wordEnd);
      case "end":
        return this.closeBlock(start, wordEnd);
    }
  }

  private readValue(start: number): number | null {
    const parser = this.expressionAt(start + 1);
    const expression = parser.readOperand();
    const end = this.finish(parser);
    if (expression === null || end === null) return null;
    this.flushText(start);
    this.target().push({ kind: "value", expression, offset: start, length: end - start });
    return end;
  }

  private readLink(start: number, wordEnd: number): number {
    const written = this.source.slice(start + 1, wordEnd);
    const place = { offset: start + 1, length: written.length };
    const reference: VariableReference = { root: "links", slot: -1, path: [written], written, ...place };
    this.references.push(reference);
    this.flushText(start);
    const expression = { kind: "variable" as const, reference };
    this.target().push({ kind: "value", expression, offset: start, length: written.length + 2 });
    return wordEnd + 1;
  }

  private openIf(start: number, wordEnd: number): number | null {
    const parser = this.expressionAt(wordEnd);
    const condition = parser.readCondition();
    const end = this.finish(parser);
    if (condition === null || end === null || !this.mayOpen(start, end)) return this.openBroken();
    this.flushText(start);
    const body: TemplateNode[] = [];
    const node: IfNode = {
      kind: "if",
      branches: [{ condition, body }],
      otherwise: [],
      offset: start,
      length: end - start,
    };
    this.target().push(node);
    this.blocks.push({ kind: "if", node, into: body, hasElse: false });
    return end;
  }

  private openRange(start: number, wordEnd: number): number | null {
    const parser = this.expressionAt(wordEnd);
    const head = readRangeHead(parser);
    const end = this.finish(parser);
    const opened = head !== null && end !== null;
    if (!opened || !this.mayName(head.name, start) || !this.mayOpen(start, end)) return this.openBroken();
    this.flushText(start);
    const { list, separator } = head;
    const place = { slot: this.locals.length, offset: start, length: end - start };
    const node: RangeNode = { kind: "range", list, separator, body: [], otherwise: [], ...place };
    this.target().push(node);
    this.blocks.push({ kind: "range", node, into: node.body, hasElse: false });
    this.locals.push(head.name);
    return end;
  }

  private openBroken(): null {
    if (this.blocks.length < 2 * BLOCK_DEPTH_MAX) this.blocks.push({ kind: "broken" });
    else this.uncounted += 1;
    return null;
  }

  /** The innermost open block; nothing useful lies beyond the depth that is kept. */
  private innermost(): Block | undefined {
    return this.uncounted > 0 ? { kind: "broken" } : this.blocks.at(-1);
  }

  private readElse(kind: "else" | "else if", start: number, wordEnd: number): number | null {
    const block = this.innermost();
    if (block?.kind === "broken") return null;
    const place = { offset: start, length: wordEnd - start };
    if (block === undefined) return this.fault(place, "This {else} belongs to no {if} or {range}.");
    if (block.hasElse) return this.fault(place, "The block has an {else} already.");
    if (kind === "else if") return this.readElseIf(block, start, wordEnd);
    const end = wordEnd + (matchAt(CLOSING, this.source, wordEnd)?.[0].length ?? 0);
    this.flushText(start);
    block.hasElse = true;
    block.into = block.node.otherwise;
    // What stands in {else} is printed when the list is empty: there is no item to speak of.
    if (block.kind === "range") this.locals.pop();
    return end;
  }

  private readElseIf(block: Exclude<Block, { kind: "broken" }>, start: number, wordEnd: number): number | null {
    const place = { offset: start, length: wordEnd - start };
    if (block.kind === "range") return this.fault(place, "{else if} belongs to an {if}, not to a {range}.");
    const parser = this.expressionAt(wordEnd + (matchAt(ELSE_IF, this.source, wordEnd)?.[0].length ?? 0));
    const condition = parser.readCondition();
    const end = this.finish(parser);
    if (condition === null || end === null) return null;
    this.flushText(start);
    block.into = [];
    block.node.branches.push({ condition, body: block.into });
    return end;
  }

  private closeBlock(start: number, wordEnd: number): number | null {
    const block = this.innermost();
    const place = { offset: start, length: wordEnd - start };
    if (block === undefined) return this.fault(place, "This {end} closes nothing.");
    if (block.kind === "broken") return this.closeBroken();
    this.flushText(start);
    this.blocks.pop();
    if (block.kind === "range" && !block.hasElse) this.locals.pop();
    return wordEnd + (matchAt(CLOSING, this.source, wordEnd)?.[0].length ?? 0);
  }

  private closeBroken(): null {
    if (this.uncounted > 0) this.uncounted -= 1;
    else this.blocks.pop();
    return null;
  }

  private mayOpen(start: number, end: number): boolean {
    const ranges = this.blocks.filter((block) => block.kind === "range").length;
    if (this.blocks.length < BLOCK_DEPTH_MAX && ranges < RANGE_DEPTH_MAX) return true;
    const limit = ranges < RANGE_DEPTH_MAX ? `${BLOCK_DEPTH_MAX} blocks` : `${RANGE_DEPTH_MAX} {range}`;
    this.fault({ offset: start, length: end - start }, `More than ${limit} inside each other.`);
    return false;
  }

  private mayName(name: string, start: number): boolean {
    const taken = ROOTS.some((root) => root === name) || this.locals.includes(name);
    if (taken) this.fault({ offset: start, length: 1 }, `${name} is taken; give the loop variable another name.`);
    return !taken;
  }

  private expressionAt(offset: number): ExpressionParser {
    return new ExpressionParser(this.source, offset, [...this.locals]);
  }

  private finish(parser: ExpressionParser): number | null {
    const end = parser.readClose();
    if (parser.fault) return this.fault(parser.fault, parser.fault.message);
    this.references.push(...parser.references);
    return end;
  }

  private target(): TemplateNode[] {
    for (let index = this.blocks.length - 1; index >= 0; index -= 1) {
      const block = this.blocks[index];
      if (block && block.kind !== "broken") return block.into;
    }
    return this.nodes;
  }

  private flushText(end: number): void {
    if (end > this.textStart) this.target().push({ kind: "text", text: this.source.slice(this.textStart, end) });
    this.textStart = end;
  }

  private fault(place: { offset: number; length: number }, message: string): null {
    if (this.faults.length < ISSUES_MAX) {
      this.faults.push({ offset: place.offset, length: place.length, message, level: "error" });
    }
    return null;
  }
}

function readRangeHead(parser: ExpressionParser): { name: string; list: Expression; separator: string } | null {
  const name = parser.takeWord("The name of the loop variable");
  if (name === null) return null;
  parser.requireWord("in", "in is missing: {range item in lead.orders}.");
  const list = parser.fault ? null : parser.readOperand();
  const separator = list && parser.takeOptional("separator") ? parser.takeText('The separator, as in ", ",') : "";
  return list && separator !== null ? { name, list, separator } : null;
}
