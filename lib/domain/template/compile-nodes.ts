import type { Evaluate } from "@/lib/domain/template/compile-expression";
import { compileExpression } from "@/lib/domain/template/compile-expression";
import type { PlaceTracker } from "@/lib/domain/template/places/place-tracker";
import { writeNothing } from "@/lib/domain/template/places/place-tracker";
import type { Run } from "@/lib/domain/template/run";
import type { Fault, IfNode, RangeNode, TemplateNode } from "@/lib/domain/template/template-types";
import { isEmpty, isTrue } from "@/lib/domain/template/values";
import type { Json } from "@/lib/shared/json";

/** Characters of a value that cost one step when they are escaped. */
const CHARS_PER_STEP = 16;

export type Operation = (run: Run) => void;
export type CompiledNodes = { render: Operation; faults: Fault[] };

/** Compiles a template for one place: every variable gets the writing of the point where it stands. */
export function compileNodes<State>(nodes: readonly TemplateNode[], place: PlaceTracker<State>): CompiledNodes {
  const compiler = new NodeCompiler(place);
  const { render } = compiler.compile(nodes, place.start);
  return { render, faults: compiler.faults };
}

/** Null = the ways through the template meet in places of different kinds; nothing can be written safely. */
type Reached<State> = { render: Operation; after: State | null };

class NodeCompiler<State> {
  readonly faults: Fault[] = [];
  private readonly faulted = new Set<number>();

  constructor(private readonly place: PlaceTracker<State>) {}

  compile(nodes: readonly TemplateNode[], start: State | null): Reached<State> {
    const operations: Operation[] = [];
    let state = start;
    for (const node of nodes) {
      const reached = this.compileNode(node, state);
      operations.push(reached.render);
      state = reached.after;
    }
    return { render: sequence(operations), after: state };
  }

  private compileNode(node: TemplateNode, state: State | null): Reached<State> {
    switch (node.kind) {
      case "text": {
        const { text } = node;
        return { render: (run) => run.write(text), after: state === null ? null : this.place.text(state, text) };
      }
      case "value":
        return this.compileValue(node, state);
      case "if":
        return this.compileIf(node, state);
      case "range":
        return this.compileRange(node, state);
    }
  }

  private compileValue(node: Extract<TemplateNode, { kind: "value" }>, state: State | null): Reached<State> {
    const evaluate = compileExpression(node.expression, true);
    const placement = state === null ? null : this.place.value(state);
    if (placement?.issue) this.fault(node, placement.issue);
    const escape = placement?.escape ?? writeNothing;
    const render: Operation = (run) => {
      const value = evaluate(run);
      // Escaping may leave little of a long text, so that the limit of the output alone would not see it.
      if (typeof value === "string") run.spend(Math.floor(value.length / CHARS_PER_STEP));
      run.write(escape(value));
    };
    return { render, after: placement?.after ?? state };
  }

  private compileIf(node: IfNode, state: State | null): Reached<State> {
    const otherwise = this.compile(node.otherwise, state);
    const branches = node.branches.map(({ condition, body }) => ({
      test: compileExpression(condition, false),
      ...this.compile(body, state),
    }));
    const after = this.meet(node, [otherwise.after, ...branches.map((branch) => branch.after)]);
    const render: Operation = (run) => {
      const chosen = branches.find((branch) => isTrue(branch.test(run)));
      (chosen ?? otherwise).render(run);
    };
    return { render, after };
  }

  private compileRange(node: RangeNode, state: State | null): Reached<State> {
    const otherwise = this.compile(node.otherwise, state);
    const { start, body } = this.compileRound(node, state);
    const after = this.meet(node, [otherwise.after, body.after, ...(node.otherwise.length > 0 ? [] : [start])]);
    const list = compileExpression(node.list, true);
    return { render: repeat(node, list, { body: body.render, otherwise: otherwise.render }), after };
  }

  /** A round starts behind the tag or behind the round before: both must be the same kind of place. */
  private compileRound(node: RangeNode, state: State | null): { start: State | null; body: Reached<State> } {
    const first = this.compile(node.body, state);
    const again = this.behindSeparator(node, first.after);
    if (state === null || (again !== null && this.place.same(state, again))) return { start: state, body: first };
    const start = this.meet(node, [state, again]);
    const body = this.compile(node.body, start);
    const next = this.behindSeparator(node, body.after);
    if (start === null || (next !== null && this.place.same(start, next))) return { start, body };
    this.meet(node, [start, null]);
    return { start: null, body: this.compile(node.body, null) };
  }

  private behindSeparator(node: RangeNode, state: State | null): State | null {
    return state === null ? null : this.place.text(state, node.separator);
  }

  private meet(node: IfNode | RangeNode, states: (State | null)[]): State | null {
    const met = states.reduce((one, other) => (one === null || other === null ? null : this.place.join(one, other)));
    if (met !== null) return met;
    this.fault(node, {
      level: "error",
      message:
        `The ways through this {${node.kind}} end in different kinds of places, for example one inside of quotes: ` +
        "the variables behind it cannot be written safely and are left out.",
    });
    return null;
  }

  private fault(at: { offset: number; length: number }, issue: { level: "error" | "warning"; message: string }): void {
    // A loop may be compiled twice; its findings count once.
    if (this.faulted.has(at.offset)) return;
    this.faulted.add(at.offset);
    this.faults.push({ offset: at.offset, length: at.length, ...issue });
  }
}

function sequence(operations: readonly Operation[]): Operation {
  const [first] = operations;
  if (first && operations.length === 1) return first;
  return (run) => {
    run.spend(operations.length);
    for (const operation of operations) operation(run);
  };
}

function repeat(node: RangeNode, list: Evaluate, parts: { body: Operation; otherwise: Operation }): Operation {
  const { slot, separator } = node;
  return (run) => {
    const items = itemsOf(list(run));
    if (items.length === 0) parts.otherwise(run);
    for (let index = 0; index < items.length; index += 1) {
      run.spend(1);
      if (index > 0 && separator !== "") run.write(separator);
      run.locals[slot] = items[index] ?? null;
      parts.body(run);
    }
  };
}

/** A value that is no list is repeated once: a list of one that came through XML arrives like that. */
function itemsOf(value: Json | undefined): Json[] {
  if (isEmpty(value) || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
