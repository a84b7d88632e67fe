import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { ApiError } from "@/lib/api-client/call-api";

/**
 * Shows what the server said: at the input that its `field` names, else above the form's buttons (`root.server`).
 * Nothing that was typed is lost.
 */
export function setFormError<Values extends FieldValues, Context, Output>(
  form: UseFormReturn<Values, Context, Output>,
  error: unknown,
): void {
  const message = error instanceof Error ? error.message : "It could not be saved. Try again.";
  const name = error instanceof ApiError ? findField(form.getValues(), error.field) : undefined;
  if (name === undefined) form.setError("root.server", { message });
  else form.setError(name, { message }, { shouldFocus: true });
}

function findField<Values extends FieldValues>(values: Values, field: string | undefined) {
  if (field === undefined) return undefined;
  const names = Object.keys(values);
  return names.find((name): name is FieldPath<Values> => name === field || field.endsWith(`.${name}`));
}
