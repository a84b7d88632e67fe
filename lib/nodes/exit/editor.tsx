import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { EditorProps } from "@/lib/nodes/face";
import { readText } from "@/lib/nodes/read-settings";

export function ExitEditor({ settings, onChange, errorOf }: EditorProps) {
  return (
    <Field
      label="Reason"
      help="Stands in the profile's history, so that one sees why it left. May stay empty."
      error={errorOf("reason")}
    >
      <Input
        value={readText(settings, "reason")}
        placeholder="Bought something"
        onChange={(event) => onChange({ reason: event.target.value })}
      />
    </Field>
  );
}
