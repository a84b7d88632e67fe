import { VariableInput } from "@/components/pickers/variable-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { EditorProps } from "@/lib/nodes/face";
import { GOAL_NAME_LENGTH_MAX } from "@/lib/nodes/goal/definition";
import { readText } from "@/lib/nodes/read-settings";

export function GoalEditor({ settings, onChange, errorOf, completions }: EditorProps) {
  return (
    <div className="grid gap-4">
      <Field
        label="Goal"
        required
        help="What was reached, as it stands in the profile's history."
        error={errorOf("name")}
      >
        <Input
          value={readText(settings, "name")}
          placeholder="Bought"
          maxLength={GOAL_NAME_LENGTH_MAX}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field
        label="Value"
        help="What it is worth: a number or a text. Type { for variables. May stay empty."
        error={errorOf("value")}
      >
        <VariableInput
          label="Value"
          value={readText(settings, "value")}
          onChange={(value) => onChange({ value })}
          completions={completions}
          invalid={errorOf("value") !== undefined}
        />
      </Field>
    </div>
  );
}
