"use client";

import { CodeEditor } from "@/components/ui/code-editor";
import type { CodeCompletion, CodeDiagnostic } from "@/components/ui/code-editor-types";

export type VariableInputProps = {
  /** Name for screen readers. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  completions: readonly CodeCompletion[];
  diagnostics?: readonly CodeDiagnostic[];
  placeholder?: string;
  invalid?: boolean;
};

/** A short text with variables: offers them after `{`. */
export function VariableInput({ label, value, onChange, completions, ...props }: VariableInputProps) {
  return (
    <CodeEditor
      label={label}
      value={value}
      // One line: a line break that was pasted in becomes a space.
      onChange={(next) => onChange(next.replace(/\s*\n\s*/g, " "))}
      completions={completions}
      language="text"
      minHeight="2rem"
      maxHeight="6rem"
      {...props}
    />
  );
}
