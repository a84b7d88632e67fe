import { ConditionValue } from "@/components/pickers/condition-value";
import { FieldPicker } from "@/components/pickers/field-picker";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { EditorProps } from "@/lib/nodes/face";
import { SIDES } from "@/lib/nodes/field-trigger/definition";
import { readChoice, readText } from "@/lib/nodes/read-settings";

const CHOICES = [
  { value: "any", label: "anything" },
  { value: "equal", label: "this value" },
  { value: "is_set", label: "set" },
  { value: "is_not_set", label: "not set" },
] as const;

export function FieldTriggerEditor(props: EditorProps) {
  const { settings, onChange, errorOf, lists } = props;
  return (
    <div className="grid gap-4">
      <Field label="Field" required error={errorOf("field")}>
        <FieldPicker
          fields={lists.fields}
          value={readText(settings, "field")}
          onChange={(field) => onChange({ field: field ?? "", from: "", to: "" })}
        />
      </Field>
      <Side {...props} name="from" label="Before it was" />
      <Side {...props} name="to" label="Now it is" />
    </div>
  );
}

function Side({
  settings,
  onChange,
  errorOf,
  lists,
  name,
  label,
}: EditorProps & { name: "from" | "to"; label: string }) {
  const is = readChoice(settings, `${name}Is`, SIDES);
  const type = lists.fields.find((field) => field.name === settings["field"])?.type;
  const error = errorOf(name);
  return (
    <Field label={label} error={error}>
      <div className="grid gap-2">
        <Select value={is} onChange={(next) => onChange({ [`${name}Is`]: next })} options={CHOICES} />
        {is === "equal" && (
          <ConditionValue
            type={type}
            is="equal"
            value={settings[name]}
            onChange={(value) => onChange({ [name]: value })}
            invalid={error !== undefined}
          />
        )}
      </div>
    </Field>
  );
}
