"use client";

import type { ReactNode } from "react";
import { CodeEditor } from "@/components/ui/code-editor";
import { Field } from "@/components/ui/field";
import { parseTypedObject } from "@/lib/shared/parse-typed-object";

export type JsonObjectFieldProps = {
  label: string;
  help?: ReactNode;
  action?: ReactNode;
  value: string;
  onChange: (text: string) => void;
  /** What to say under the field; the place of a fault is underlined in any case. */
  error?: string | undefined;
  placeholder?: string;
  minHeight?: string;
  maxHeight?: string;
};

/** One JSON object, typed: faults are underlined where they are. Read it with `parseTypedObject`. */
export function JsonObjectField({ label, help, action, value, onChange, error, ...editor }: JsonObjectFieldProps) {
  const parsed = parseTypedObject(value, label);
  const diagnostics =
    "error" in parsed
      ? [{ offset: parsed.offset, length: 1, message: parsed.error, level: "error" as const }]
      : undefined;
  return (
    <Field label={label} help={help} action={action} error={error}>
      <CodeEditor
        label={label}
        language="json"
        {...editor}
        value={value}
        onChange={onChange}
        invalid={error !== undefined}
        {...(diagnostics === undefined ? {} : { diagnostics })}
      />
    </Field>
  );
}
