import { MailingPicker } from "@/components/pickers/mailing-picker";
import { Field } from "@/components/ui/field";
import type { EditorProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

export function SendEmailEditor({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
  return (
    <Field
      label="Trigger mailing"
      required
      help="What is sent, from whom, and to subscribers of which resource: the mailing says all of it."
      error={errorOf("mailingId")}
    >
      <MailingPicker
        mailings={lists.mailings}
        databaseId={scenario.databaseId}
        channel="email"
        value={readNumber(settings, "mailingId")}
        onChange={(mailingId) => onChange({ mailingId })}
      />
    </Field>
  );
}
