"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import { type MouseEvent, type ReactNode, useMemo } from "react";
import { cn } from "@/components/ui/cn";
import { FieldContext } from "@/components/ui/field-context";
import { labelStyles } from "@/components/ui/label";

export type FieldProps = {
  label: ReactNode;
  help?: ReactNode;
  /** The first thing that is wrong, in words; marks the control as invalid. */
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  /** Stands right of the label: a small button, a link, a count. */
  action?: ReactNode;
  /** `inline` puts a switch or checkbox left of its label. */
  layout?: "stacked" | "inline";
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label, control, help and error of one value; connects them for assistive technology. */
export function Field(props: FieldProps) {
  const { error, required = false, disabled = false, layout = "stacked", className, children } = props;
  const invalid = error !== undefined && error !== "";
  const context = useMemo(() => ({ required, invalid }), [required, invalid]);
  return (
    <FieldContext value={context}>
      <BaseField.Root
        data-field=""
        invalid={invalid}
        disabled={disabled}
        className={cn("group/field min-w-0", className)}
      >
        {layout === "inline" ? (
          <div className="grid grid-cols-[auto_1fr] items-start gap-x-2.5">
            <div className="flex min-h-5 items-center">{children}</div>
            <div className="grid gap-0.5">
              <FieldLabel {...props} />
              <FieldNotes {...props} />
            </div>
          </div>
        ) : (
          <div className="grid gap-1.5">
            <FieldLabel {...props} />
            {children}
            <FieldNotes {...props} />
          </div>
        )}
      </BaseField.Root>
    </FieldContext>
  );
}

function FieldLabel({ label, required = false, action, hideLabel = false }: FieldProps) {
  return (
    <div className={cn("flex min-h-5 items-center justify-between gap-2", hideLabel && "sr-only")}>
      <span className="flex min-w-0 items-baseline">
        <BaseField.Label className={cn(labelStyles, "data-disabled:text-muted-foreground")} onClick={focusEditor}>
          {label}
        </BaseField.Label>
        {required && (
          // Beside the label, not in it: the control says itself that it is required.
          <span aria-hidden className="ml-0.5 text-danger-text" title="Required">
            *
          </span>
        )}
      </span>
      {action}
    </div>
  );
}

/** A code editor is no input that a label could belong to: a click on the label goes there all the same. */
function focusEditor(event: MouseEvent<HTMLElement>) {
  event.currentTarget.closest("[data-field]")?.querySelector<HTMLElement>("[contenteditable=true]")?.focus();
}

function FieldNotes({ help, error }: FieldProps) {
  return (
    <>
      {help !== undefined && help !== false && (
        <BaseField.Description className="text-xs text-muted-foreground">{help}</BaseField.Description>
      )}
      {error !== undefined && error !== "" && (
        <BaseField.Error match className="flex items-start gap-1.5 text-xs wrap-anywhere text-danger-text" role="alert">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="min-w-0 wrap-break-word">{error}</span>
        </BaseField.Error>
      )}
    </>
  );
}
