"use client";

import { CircleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import {
  Controller,
  type Control,
  type ControllerRenderProps,
  type FieldPath,
  type FieldValues,
  type FieldErrors,
} from "react-hook-form";
import { cn } from "@/components/ui/cn";
import { Field, type FieldProps } from "@/components/ui/field";
import { goToInput } from "@/components/ui/go-to-input";

/**
 * A form for react-hook-form: `<Form onSubmit={form.handleSubmit(save)}>`. The browser's own messages are off. It is not submitted
 * while it holds a date or a time that cannot be read; that one is gone to.
 */
export function Form({ className, onSubmit, ...props }: ComponentProps<"form">) {
  return (
    <form
      noValidate
      {...props}
      onSubmit={(event) => {
        // A form in a dialog must not submit the form that the dialog was opened from.
        event.stopPropagation();
        const unreadable = event.currentTarget.querySelector<HTMLElement>("[data-unreadable]");
        if (unreadable !== null) {
          event.preventDefault();
          goToInput(unreadable);
          return;
        }
        onSubmit?.(event);
      }}
      className={cn("grid gap-4", className)}
    />
  );
}

export type FormFieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> = Omit<
  FieldProps,
  "error" | "children"
> & {
  control: Control<Values, unknown, Output>;
  name: Name;
  /** Draws the control: spread `field` into an input, or pass `value` and `onChange`. */
  children: (field: ControllerRenderProps<Values, Name>) => ReactNode;
};

/** One value of a react-hook-form form with label, help and its error. */
export function FormField<Values extends FieldValues, Name extends FieldPath<Values>, Output>({
  control,
  name,
  children,
  ...field
}: FormFieldProps<Values, Name, Output>) {
  return (
    <Controller
      control={control}
      name={name}
      render={(state) => (
        <Field {...field} error={state.fieldState.error?.message}>
          {children(state.field)}
        </Field>
      )}
    />
  );
}

/** What is wrong with the form as a whole (`root` and `root.server`); fields say their own. */
export function FormErrors<Values extends FieldValues>({
  errors,
  message,
}: {
  errors?: FieldErrors<Values>;
  message?: string;
}) {
  const text = message ?? errors?.root?.["server"]?.message ?? errors?.root?.message;
  if (text === undefined || text === "") return null;
  return (
    <p role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger-text">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 wrap-break-word">{text}</span>
    </p>
  );
}
