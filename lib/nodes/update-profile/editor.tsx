import { Plus, X } from "lucide-react";
import { FieldPicker } from "@/components/pickers/field-picker";
import { VariableInput } from "@/components/pickers/variable-input";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import type { FieldType } from "@/lib/domain/fields/field-types";
import type { EditorProps } from "@/lib/nodes/face";
import { readObjects, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

const ACTIONS = [
  { value: "set", label: "Set to" },
  { value: "unset", label: "Empty" },
  { value: "incr", label: "Add the number" },
  { value: "add", label: "Add to the list" },
  { value: "delete", label: "Take out of the list" },
  { value: "upsert", label: "Add if not there" },
] as const;
const LISTS: readonly FieldType[] = ["tag", "array"];
const NUMBERS: readonly FieldType[] = ["integer", "decimal"];

export function UpdateProfileEditor({ settings, onChange, errorOf, lists, completions }: EditorProps) {
  const updates = readObjects(settings, "updates");
  const put = (index: number, patch: JsonObject) =>
    onChange({ updates: updates.map((update, at) => (at === index ? { ...update, ...patch } : update)) });
  return (
    <div className="grid gap-3">
      <p className="text-xs text-muted-foreground">
        The fields are changed in this order. If one value does not fit, nothing is changed and the profile leaves by
        Error.
      </p>
      <ol className="grid gap-3">
        {updates.map((update, index) => (
          <li key={index} className="grid gap-2.5 rounded-lg border bg-card p-3">
            <UpdateRow
              update={update}
              onChange={(patch) => put(index, patch)}
              errorOf={(key) => errorOf(`updates.${index}.${key}`)}
              fields={lists.fields}
              completions={completions}
              onRemove={() => onChange({ updates: updates.filter((_, at) => at !== index) })}
              canRemove={updates.length > 1}
            />
          </li>
        ))}
      </ol>
      <Button
        icon={<Plus />}
        onClick={() => onChange({ updates: [...updates, { field: "", action: "set", value: "" }] })}
        className="justify-self-start"
      >
        Change another field
      </Button>
      {errorOf("updates") !== undefined && <p className="text-xs text-danger-text">{errorOf("updates")}</p>}
    </div>
  );
}

type UpdateRowProps = {
  update: JsonObject;
  onChange: (patch: JsonObject) => void;
  errorOf: (key: string) => string | undefined;
  fields: EditorProps["lists"]["fields"];
  completions: EditorProps["completions"];
  onRemove: () => void;
  canRemove: boolean;
};

function UpdateRow({ update, onChange, errorOf, fields, completions, onRemove, canRemove }: UpdateRowProps) {
  const name = readText(update, "field");
  const action = readText(update, "action");
  const type = fields.find((field) => field.name === name)?.type;
  const actions = ACTIONS.filter((one) => one.value === action || isFitting(one.value, type));
  return (
    <>
      <div className="flex items-start gap-2">
        <Field label="Field" error={errorOf("field")} className="flex-1">
          <FieldPicker fields={fields} value={name} onChange={(field) => onChange({ field: field ?? "" })} />
        </Field>
        {canRemove && (
          <IconButton label="Remove this change" icon={<X />} size="sm" onClick={onRemove} className="mt-6.5" />
        )}
      </div>
      <Field label="Change" error={errorOf("action")}>
        <Select value={action} onChange={(next) => onChange({ action: next })} options={actions} />
      </Field>
      {action !== "unset" && (
        <Field label="Value" help={describeValue(type)} error={errorOf("value")}>
          <VariableInput
            label="Value"
            value={readText(update, "value")}
            onChange={(value) => onChange({ value })}
            completions={completions}
            invalid={errorOf("value") !== undefined}
          />
        </Field>
      )}
    </>
  );
}

function isFitting(action: string, type: FieldType | undefined): boolean {
  if (action === "set" || action === "unset" || type === undefined) return true;
  return action === "incr" ? NUMBERS.includes(type) : LISTS.includes(type);
}

const HINTS: { readonly [type in FieldType]?: string } = {
  integer: "A whole number, or a variable. Type { for variables.",
  decimal: "A number such as 12.50, or a variable. Type { for variables.",
  boolean: "true or false, or a variable. Type { for variables.",
  date: "A date such as 2026-03-31, or a variable. Type { for variables.",
  datetime: "A moment such as 2026-03-31T09:00:00Z, or a variable. Type { for variables.",
};

function describeValue(type: FieldType | undefined): string {
  return (type === undefined ? undefined : HINTS[type]) ?? "A text, with variables if you like. Type { for variables.";
}
