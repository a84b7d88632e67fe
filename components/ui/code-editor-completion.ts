import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import type { CodeCompletion } from "@/components/ui/code-editor-types";

/** Offers the variables while the cursor stands inside an open brace; `list` is asked anew each time. */
export function makeVariableSource(list: () => readonly CodeCompletion[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const brace = context.matchBefore(/\{[^{}\n]*$/);
    const word = context.matchBefore(/[\w.[\]]*$/);
    if (brace === null || word === null || list().length === 0) return null;
    return { from: word.from, options: list().map(toOption), validFor: /^[\w.[\]]*$/ };
  };
}

function toOption({ label, detail, insert = `${label}}` }: CodeCompletion): Completion {
  return {
    label,
    // Inside a brace a variable is meant; HTML would offer its tags first.
    boost: 99,
    ...(detail === undefined ? {} : { detail }),
    apply: (...[view, , from, to]) => applyInsert(view, insert, { from, to }),
  };
}

/** The editor closes braces by itself: a closing one that is there already is not written twice. */
function applyInsert(view: EditorView, insert: string, range: { from: number; to: number }) {
  const closed = insert.endsWith("}") && view.state.sliceDoc(range.to, range.to + 1) === "}";
  const to = closed ? range.to + 1 : range.to;
  view.dispatch({
    changes: { from: range.from, to, insert },
    selection: { anchor: range.from + insert.length },
    userEvent: "input.complete",
  });
}
