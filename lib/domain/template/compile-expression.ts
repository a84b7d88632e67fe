import { readMember } from "@/lib/domain/jsonpath/read-member";
import { COMPARE } from "@/lib/domain/template/compare-values";
import { findFunction } from "@/lib/domain/template/functions/function-table";
import type { Run } from "@/lib/domain/template/run";
import type { Expression, TemplateScope, VariableReference } from "@/lib/domain/template/template-types";
import { LINKS } from "@/lib/domain/template/template-types";
import type { Value } from "@/lib/domain/template/values";
import { isEmpty, isTrue, toJsonText } from "@/lib/domain/template/values";
import { assert } from "@/lib/shared/assert";

export type Evaluate = (run: Run) => Value;
type Call = Extract<Expression, { kind: "call" }>;
type Comparing = Extract<Expression, { kind: "compare" }>;

/** Characters of a text that cost one step when it is compared. */
const CHARS_PER_STEP = 256;
/** The same for JSON, which has to be made first. */
const JSON_CHARS_PER_STEP = 16;

/**
 * Turns an expression into a function of the rendering. `report`: whether an empty variable is a missing one;
 * it is not inside a condition, where being empty is the question.
 */
export function compileExpression(expression: Expression, report: boolean): Evaluate {
  switch (expression.kind) {
    case "literal": {
      const { value } = expression;
      return () => value;
    }
    case "variable":
      return report ? reporting(expression.reference) : compileReference(expression.reference);
    case "call":
      return compileCall(expression, report);
    case "list":
      return compileList(expression.items);
    case "compare":
      return compileComparison(expression);
    case "and":
    case "or":
      return compileLogic(expression.kind, expression.items);
    case "not": {
      const item = compileExpression(expression.item, false);
      return (run) => !isTrue(item(run));
    }
  }
}

function compileLogic(kind: "and" | "or", expressions: readonly Expression[]): Evaluate {
  const items = expressions.map((item) => compileExpression(item, false));
  return kind === "and"
    ? (run) => items.every((item) => isTrue(item(run)))
    : (run) => items.some((item) => isTrue(item(run)));
}

function compileList(expressions: readonly Expression[]): Evaluate {
  const items = expressions.map((item) => compileExpression(item, false));
  return (run) => items.map((item) => item(run) ?? null);
}

function compileComparison(expression: Comparing): Evaluate {
  const left = compileExpression(expression.left, false);
  const right = compileExpression(expression.right, false);
  const compare = COMPARE[expression.comparison];
  return (run) => {
    const [a, b] = [left(run), right(run)];
    run.spend(1 + costOf(a, b) + costOf(b, a));
    return compare(a, b, run.zone);
  };
}

function costOf(value: Value, other: Value): number {
  if (typeof value === "string") return Math.floor(value.length / CHARS_PER_STEP);
  if (typeof value !== "object" || value === null) return 0;
  // Two of these are compared by their JSON; a list beside anything else is searched.
  if (typeof other === "object" && other !== null) return Math.floor(toJsonText(value).length / JSON_CHARS_PER_STEP);
  return Array.isArray(value) ? value.length : 0;
}

function compileCall(expression: Call, report: boolean): Evaluate {
  const spec = findFunction(expression.name);
  assert(spec, `function ${expression.name} was parsed`);
  const reportArguments = report && spec.missing === "report arguments";
  const args = expression.items.map((item) => compileExpression(item, reportArguments));
  const literals = expression.items.map((item) => (item.kind === "literal" ? item.value : undefined));
  const call = spec.prepare(literals);
  const evaluate: Evaluate = (run) => {
    run.spend(1);
    return call(
      args.map((arg) => arg(run)),
      run.functionContext(),
    );
  };
  if (!report || spec.missing === "silent") return evaluate;
  if (spec.missing === "report fallback") return withFallback(evaluate, expression);
  return (run) => {
    const result = evaluate(run);
    // An empty argument has reported itself, by the name the author knows it by.
    if (isEmpty(result) && !(reportArguments && args.some((arg) => isEmpty(arg(run))))) {
      run.reportMissing(expression.written);
    }
    return result;
  };
}

function withFallback(evaluate: Evaluate, expression: Call): Evaluate {
  const last = expression.items.at(-1);
  const reportLast = last && compileExpression(last, true);
  return (run) => {
    const result = evaluate(run);
    if (isEmpty(result)) reportLast?.(run);
    return result;
  };
}

function reporting(reference: VariableReference): Evaluate {
  const read = compileReference(reference);
  return (run) => {
    const value = read(run);
    if (isEmpty(value)) run.reportMissing(reference.written);
    return value;
  };
}

function compileReference({ root, slot, path }: VariableReference): Evaluate {
  const [first, second] = path;
  if (root === "local") return (run) => follow(run.locals[slot], path);
  if (root === "secret") return (run) => run.scope.secret?.(String(first));
  if (root === "links") {
    const link = LINKS.find((name) => name === first);
    return (run) => link && run.scope.links?.[link];
  }
  const open = ROOT_READERS[root];
  if (first === undefined) return (run) => open(run.scope);
  if (second === undefined) return (run) => readMember(open(run.scope), first);
  return (run) => follow(open(run.scope), path);
}

const ROOT_READERS: Record<"lead" | "subscription" | "apicontent" | "response", (scope: TemplateScope) => Value> = {
  lead: (scope) => scope.lead,
  subscription: (scope) => scope.subscription,
  apicontent: (scope) => scope.apicontent,
  response: (scope) => scope.response,
};

function follow(start: Value, path: readonly (string | number)[]): Value {
  let value = start;
  for (const key of path) value = readMember(value, key);
  return value;
}
