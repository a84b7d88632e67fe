export type CodeLanguage = "html" | "json" | "text";

/** Offered after `{`: `label` is what one types and sees, `insert` what is put in its place (default: label and `}`). */
export type CodeCompletion = { label: string; detail?: string; insert?: string };

/** Something to underline: `offset` and `length` in UTF-16 units of the text. */
export type CodeDiagnostic = { offset: number; length: number; message: string; level: "error" | "warning" };

export type CodeEditorProps = {
  value: string;
  onChange: (value: string) => void;
  /** Name for screen readers: a `<label>` cannot point into the editor. */
  label: string;
  language?: CodeLanguage;
  completions?: readonly CodeCompletion[];
  diagnostics?: readonly CodeDiagnostic[];
  placeholder?: string;
  /** CSS heights. */
  minHeight?: string;
  maxHeight?: string;
  lineNumbers?: boolean;
  readOnly?: boolean;
  invalid?: boolean;
  /** A new object puts the cursor there, selects so many characters and scrolls to them. */
  goTo?: { offset: number; length: number } | null;
  onBlur?: () => void;
  className?: string;
};
