"use client";

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { html } from "@codemirror/lang-html";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers as lineNumberGutter,
  placeholder as placeholderText,
} from "@codemirror/view";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { makeVariableSource } from "@/components/ui/code-editor-completion";
import { editorColours, editorTheme } from "@/components/ui/code-editor-theme";
import type { CodeDiagnostic, CodeEditorProps, CodeLanguage } from "@/components/ui/code-editor-types";

const LANGUAGES: Record<CodeLanguage, () => Extension> = {
  html: () => html({ autoCloseTags: true }),
  json: () => json(),
  text: () => [],
};

/** Marks a change that came from the page, so that it is not reported back as typed. */
const fromOutside = Annotation.define<boolean>();
const settings = new Compartment();

/** Tab leaves the editor (indent with Ctrl+]), so that nobody is caught in it. */
export default function CodeEditorView(props: CodeEditorProps) {
  const { value, diagnostics, minHeight = "8rem", maxHeight = "32rem", invalid = false, className } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (host.current === null) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({ doc: latest.current.value, extensions: makeExtensions(latest) }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: settings.reconfigure(makeSettings(latest.current)) });
  }, [props.language, props.placeholder, props.readOnly, props.lineNumbers, props.label, invalid]);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const shown = editor.state.doc.toString();
    if (shown !== value)
      editor.dispatch({
        changes: { from: 0, to: shown.length, insert: value },
        annotations: fromOutside.of(true),
      });
    editor.dispatch(setDiagnostics(editor.state, toDiagnostics(diagnostics ?? [], value.length)));
  }, [value, diagnostics]);

  const { goTo } = props;
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || goTo === null || goTo === undefined) return;
    const size = editor.state.doc.length;
    const anchor = Math.min(goTo.offset, size);
    editor.dispatch({
      selection: { anchor, head: Math.min(anchor + goTo.length, size) },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    editor.focus();
  }, [goTo]);

  return (
    <div
      ref={host}
      data-invalid={invalid ? "" : undefined}
      style={{ minHeight, maxHeight }}
      className={cn(
        "control flex min-w-0 flex-col overflow-hidden [--editor-shadow:var(--shadow-pop)] [&_.cm-editor]:min-h-0 [&_.cm-editor]:flex-1",
        className,
      )}
    />
  );
}

function makeExtensions(latest: { readonly current: CodeEditorProps }): Extension {
  // One function for the editor's life: CodeMirror knows a running completion by its source's identity.
  const variables = makeVariableSource(() => latest.current.completions ?? []);
  return [
    history(),
    closeBrackets(),
    bracketMatching(),
    indentOnInput(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    autocompletion({ icons: false }),
    EditorState.languageData.of(() => [{ autocomplete: variables }]),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    editorTheme,
    editorColours,
    settings.of(makeSettings(latest.current)),
    EditorView.updateListener.of((update) => {
      const isOwn = update.transactions.some((transaction) => transaction.annotation(fromOutside) === true);
      if (update.docChanged && !isOwn) latest.current.onChange(update.state.doc.toString());
      if (update.focusChanged && !update.view.hasFocus) latest.current.onBlur?.();
    }),
  ];
}

function makeSettings(props: CodeEditorProps): Extension {
  const { language = "text", placeholder = "", readOnly = false, lineNumbers = language !== "text" } = props;
  return [
    LANGUAGES[language](),
    lineNumbers ? lineNumberGutter() : [],
    placeholder === "" ? [] : placeholderText(placeholder),
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      "aria-label": props.label,
      ...(props.invalid === true ? { "aria-invalid": "true" } : {}),
    }),
  ];
}

/** The text may have changed since it was checked: positions are kept inside it. */
function toDiagnostics(list: readonly CodeDiagnostic[], size: number): Diagnostic[] {
  return list.map(({ offset, length, message, level }) => {
    const from = Math.min(Math.max(offset, 0), size);
    return { from, to: Math.min(from + Math.max(length, 1), size), message, severity: level };
  });
}
