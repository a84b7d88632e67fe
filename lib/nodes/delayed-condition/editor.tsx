import { EventFields } from "@/components/pickers/event-fields";
import { OptionalCondition } from "@/components/pickers/optional-condition";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { AWAITED, WAIT_DAYS_MAX } from "@/lib/nodes/delayed-condition/definition";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readNumber, readText } from "@/lib/nodes/read-settings";

const CHOICES = [
  { value: "delivered", label: "The last letter is delivered" },
  { value: "opened", label: "The last letter is opened" },
  { value: "clicked", label: "A link in the last letter is clicked" },
  { value: "event", label: "An event comes over the API" },
  { value: "condition", label: "A condition holds" },
] as const;
const UNITS = [
  { name: "days", label: "Days", max: WAIT_DAYS_MAX },
  { name: "hours", label: "Hours", max: 999 },
  { name: "minutes", label: "Minutes", max: 9_999 },
] as const;

export function DelayedConditionEditor(props: EditorProps) {
  const { settings, onChange, errorOf, lists } = props;
  const awaited = readChoice(settings, "awaited", AWAITED);
  return (
    <div className="grid gap-4">
      <Field label="Profiles wait until" error={errorOf("awaited")}>
        <Select value={awaited} onChange={(next) => onChange({ awaited: next })} options={CHOICES} />
      </Field>
      {awaited === "event" && <EventFields {...props} name={readText(settings, "event")} contentKey="content" />}
      {awaited === "condition" && (
        <OptionalCondition
          title="Profiles go on by Yes when"
          help="Asked on arrival, at each change of what it looks at, and when the wait is over."
          value={settings["condition"]}
          onChange={(condition) => onChange({ condition })}
          errorOf={(path) => errorOf(path === "" ? "condition" : `condition.${path}`)}
          lists={lists}
        />
      )}
      <div className="grid gap-1.5">
        <h3 className="text-sm font-medium">At most</h3>
        <div className="grid grid-cols-3 items-start gap-3">
          {UNITS.map(({ name, label, max }) => (
            <Field key={name} label={label} error={errorOf(name)}>
              <NumberInput
                value={readNumber(settings, name)}
                min={0}
                max={max}
                onChange={(value) => onChange({ [name]: value })}
              />
            </Field>
          ))}
        </div>
        <p className="text-xs text-muted-foreground">Counted from the arrival. Then profiles go on by No.</p>
      </div>
    </div>
  );
}
