import { MailingPicker } from "@/components/pickers/mailing-picker";
import { ResourcePicker } from "@/components/pickers/resource-picker";
import { SenderPicker } from "@/components/pickers/sender-picker";
import { TemplateLink } from "@/components/pickers/template-link";
import { TemplatePicker } from "@/components/pickers/template-picker";
import { Field } from "@/components/ui/field";
import { NothingYet } from "@/components/ui/nothing-yet";
import { RadioCards } from "@/components/ui/radio-cards";
import { Switch } from "@/components/ui/switch";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readFlag, readNumber } from "@/lib/nodes/read-settings";

const SOURCES = [
  { value: "mailing", label: "A trigger mailing", description: "It says what is sent, by whom and to whom." },
  { value: "template", label: "A template", description: "Choose the words, the subscribers and the sender here." },
] as const;

export function SendEmailEditor(props: EditorProps) {
  const source = readChoice(props.settings, "source", ["mailing", "template"]);
  return (
    <div className="grid gap-4">
      <RadioCards
        aria-label="What is sent"
        value={source}
        onChange={(next) => props.onChange({ source: next })}
        options={SOURCES}
      />
      {source === "mailing" ? <MailingFields {...props} /> : <TemplateFields {...props} />}
    </div>
  );
}

function MailingFields({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
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

function TemplateFields({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
  const templateId = readNumber(settings, "templateId");
  return (
    <>
      <Field
        label="Template"
        required
        error={errorOf("templateId")}
        action={templateId !== null && <TemplateLink id={templateId} />}
      >
        <TemplatePicker value={templateId} onChange={(id) => onChange({ templateId: id })} />
      </Field>
      <Field
        label="Resource"
        required
        error={errorOf("resourceId")}
        help={
          lists.resources.length === 0 ? (
            <NothingYet what="No resource allows this database." href="/resources" />
          ) : (
            "Only profiles subscribed to it get the letter."
          )
        }
      >
        <ResourcePicker
          databaseId={scenario.databaseId}
          value={readNumber(settings, "resourceId")}
          onChange={(resourceId) => onChange({ resourceId })}
        />
      </Field>
      <Field label="Sender" error={errorOf("senderId")}>
        <SenderPicker value={readNumber(settings, "senderId")} onChange={(senderId) => onChange({ senderId })} />
      </Field>
      <Field
        label="Opens and clicks"
        layout="inline"
        help="Links in the HTML lead by way of Cuelight, and a small picture tells of an open. The text part stays as it is."
      >
        <Switch checked={readFlag(settings, "tracking")} onCheckedChange={(tracking) => onChange({ tracking })} />
      </Field>
    </>
  );
}
