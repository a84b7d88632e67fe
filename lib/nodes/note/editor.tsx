import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { EditorProps } from "@/lib/nodes/face";
import { NOTE_LENGTH_MAX } from "@/lib/nodes/note/definition";
import { readText } from "@/lib/nodes/read-settings";

export function NoteEditor({ settings, onChange, errorOf }: EditorProps) {
  return (
    <Field label="Text" error={errorOf("text")}>
      <Textarea
        value={readText(settings, "text")}
        rows={6}
        maxLength={NOTE_LENGTH_MAX}
        onChange={(event) => onChange({ text: event.target.value })}
      />
    </Field>
  );
}
