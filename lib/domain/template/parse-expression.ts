import { findFunction, FUNCTION_NAMES } from "@/lib/domain/template/functions/function-table";
import { EXPRESSION_DEPTH_MAX } from "@/lib/domain/template/limits";
import type { Token } from "@/lib/domain/template/read-token";
import { readToken } from "@/lib/domain/template/read-token";
import { suggestName } from "@/lib/domain/template/suggest-name";
import type { Comparison, Expression, PathKey, VariableReference } from "@/lib/domain/template/template-types";
import { COMPARISONS, ROOTS } from "@/lib/domain/template/template-types";

const LITERALS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Reads the inside of one tag, token by token. The first thing that does not fit sets `fault`, and every method
 * answers null from then on: no exceptions, because a template of a megabyte may hold a hundred thousand broken tags.
 */
export class ExpressionParser {
  fault: { offset: number; length: number; message: string } | null = null;
  readonly references: VariableReference[] = [];
  private token: Token;
  private depth = 0;

  constructor(
    private readonly source: string,
    start: number,
    /** Loop variables in scope, the outermost first. */
    private readonly locals: readonly string[],
  ) {
    this.token = readToken(source, start);
  }

  /** The whole condition of an `if`. */
  readCondition(): Expression | null {
    const prefix = this.wordIn(["and", "or"]) ?? this.wordIn(COMPARISONS);
    return prefix === null ? this.readOr() : this.readPrefix(prefix);
  }

  /** A value: text, number, variable, function, or something in parentheses. */
  readOperand(): Expression | null {
    const token = this.token;
    if (token.kind === "string") return this.next({ kind: "literal", value: token.text });
    if (token.kind === "number") return this.next({ kind: "literal", value: token.value });
    if (token.kind === "path") return this.readVariable(token.root, token.path);
    if (token.kind === "word") return this.readWord(token.text);
    if (this.isMark("(")) return this.nested(() => this.readGroup());
    if (this.isMark("[")) return this.nested(() => this.readList("]"));
    return this.fail(token.kind === "bad" ? token.message : "A value is missing here.");
  }

  /** Takes one word, e.g. the name of a loop variable. */
  takeWord(expected: string): string | null {
    if (this.token.kind !== "word") return this.fail(`${expected} is missing here.`);
    const { text } = this.token;
    this.advance();
    return text;
  }

  /** Takes the word if it stands here. */
  takeOptional(word: string): boolean {
    if (this.wordIn([word]) === null) return false;
    this.advance();
    return true;
  }

  /** Takes this very word, or fails with the hint. */
  requireWord(word: string, hint: string): void {
    if (!this.takeOptional(word)) this.fail(hint);
  }

  /** Takes a quoted text. */
  takeText(expected: string): string | null {
    if (this.token.kind !== "string") return this.fail(`${expected} is missing here.`);
    const { text } = this.token;
    this.advance();
    return text;
  }

  /** The offset behind the closing brace, or null with a fault. */
  readClose(): number | null {
    if (this.fault) return null;
    if (this.isMark("}")) return this.token.end;
    if (this.token.kind === "bad") return this.fail(this.token.message);
    return this.fail("} is expected here: the tag says more than it needs.");
  }

  private readOr(): Expression | null {
    return this.readChain("or", () => this.readChain("and", () => this.readNot()));
  }

  private readChain(kind: "and" | "or", readItem: () => Expression | null): Expression | null {
    const first = readItem();
    if (first === null || this.wordIn([kind]) === null) return first;
    const items = [first];
    while (this.takeOptional(kind)) {
      const item = readItem();
      if (item === null) return null;
      items.push(item);
    }
    return { kind, items };
  }

  private readNot(): Expression | null {
    if (!this.takeOptional("not")) return this.readComparison();
    return this.nested(() => {
      const item = this.readNot();
      return item && { kind: "not", item };
    });
  }

  private readComparison(): Expression | null {
    const left = this.readOperand();
    const comparison = this.wordIn(COMPARISONS);
    if (left === null || comparison === null) return left;
    this.advance();
    const right = this.readRight(comparison);
    return right && { kind: "compare", comparison, left, right };
  }

  private readRight(comparison: Comparison): Expression | null {
    return comparison === "in" && this.isMark("(") ? this.nested(() => this.readList(")")) : this.readOperand();
  }

  /** `and a b c`, `or (…) (…)`, `equal a b`: the operator stands first, as in the parentheses of older templates. */
  private readPrefix(operator: Comparison | "and" | "or"): Expression | null {
    this.advance();
    if (operator === "and" || operator === "or") {
      const items = this.readItems(() => this.readNot(), [")", "}"]);
      if (items === null) return null;
      return items.length > 0 ? { kind: operator, items } : this.fail(`${operator} needs at least one condition.`);
    }
    const left = this.readOperand();
    const right = left && this.readRight(operator);
    return left && right && { kind: "compare", comparison: operator, left, right };
  }

  private readGroup(): Expression | null {
    this.advance();
    const inside = this.readCondition();
    if (inside === null) return null;
    if (!this.isMark(")")) return this.fail(") is expected here.");
    this.advance();
    return inside;
  }

  private readList(closing: string): Expression | null {
    this.advance();
    const items = this.readItems(() => this.readOperand(), [closing]);
    if (items === null) return null;
    this.advance();
    return { kind: "list", items };
  }

  /** Items up to a closing mark, which stays; commas between them are welcome and not needed. */
  private readItems(readItem: () => Expression | null, closings: string[]): Expression[] | null {
    const items: Expression[] = [];
    while (!closings.some((mark) => this.isMark(mark))) {
      const item = readItem();
      if (item === null) return null;
      items.push(item);
      if (this.isMark(",")) this.advance();
    }
    return items;
  }

  private readWord(word: string): Expression | null {
    if (this.source[this.token.end] === "(") return this.nested(() => this.readCall(word));
    const literal = LITERALS.get(word);
    if (literal !== undefined) return this.next({ kind: "literal", value: literal });
    return this.readVariable(word, []);
  }

  private readCall(name: string): Expression | null {
    const start = this.token.start;
    const known = findFunction(name);
    if (known === null) {
      return this.fail(`There is no function ${name}.`, suggestName(name, FUNCTION_NAMES));
    }
    this.advance();
    this.advance();
    const items = this.readItems(() => this.readOperand(), [")"]);
    if (items === null) return null;
    const written = this.source.slice(start, this.token.end);
    const problem = argumentProblem(items.length, known) ?? known.check?.(items) ?? null;
    if (problem !== null) return this.failAt(start, written.length, `${problem} Write ${known.signature}.`);
    this.advance();
    return { kind: "call", name, items, written };
  }

  private readVariable(name: string, path: PathKey[]): Expression | null {
    const { start, end } = this.token;
    const slot = this.locals.lastIndexOf(name);
    const root = slot >= 0 ? "local" : (ROOTS.find((known) => known === name) ?? null);
    if (root === null) {
      return this.fail(`${name} is not known here.`, suggestName(name, [...ROOTS, ...this.locals]));
    }
    if (root === "secret" && (path.length !== 1 || typeof path[0] !== "string")) {
      return this.fail("A secret is read by its name: secret.NAME.");
    }
    const written = this.source.slice(start, end);
    const reference: VariableReference = { root, slot, path, written, offset: start, length: end - start };
    this.references.push(reference);
    return this.next({ kind: "variable", reference });
  }

  private nested(read: () => Expression | null): Expression | null {
    if (this.depth >= EXPRESSION_DEPTH_MAX)
      return this.fail(`More than ${EXPRESSION_DEPTH_MAX} levels of parentheses.`);
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    return result;
  }

  private wordIn<W extends string>(words: readonly W[]): W | null {
    const { token } = this;
    return token.kind === "word" ? (words.find((word) => word === token.text) ?? null) : null;
  }

  private isMark(mark: string): boolean {
    return this.token.kind === "mark" && this.token.text === mark;
  }

  private advance(): void {
    this.token = readToken(this.source, this.token.end);
  }

  private next(expression: Expression): Expression {
    this.advance();
    return expression;
  }

  private fail(message: string, suggestion: string | null = null): null {
    const { start, end } = this.token;
    return this.failAt(start, end - start, suggestion === null ? message : `${message} Did you mean ${suggestion}?`);
  }

  private failAt(offset: number, length: number, message: string): null {
    this.fault ??= { offset, length, message };
    return null;
  }
}

function argumentProblem(count: number, known: { name: string; min: number; max: number }): string | null {
  if (count >= known.min && count <= known.max) return null;
  const wanted = known.min === known.max ? `${known.min}` : `${known.min} to ${known.max}`;
  return `${known.name} takes ${wanted} ${wanted === "1" ? "argument" : "arguments"}, not ${count}.`;
}
