import { FieldPicker } from "@/components/pickers/field-picker";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TimeInput } from "@/components/ui/time-input";
import { WHEN, ZONES } from "@/lib/nodes/date-trigger/definition";
import { isBirthday } from "@/lib/nodes/date-trigger/is-birthday";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readFlag, readNumber, readText } from "@/lib/nodes/read-settings";

const CHOICES = [
  { value: "on", label: "On the day" },
  { value: "before", label: "Days before" },
  { value: "after", label: "Days after" },
] as const;

export function DateTriggerEditor({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
  const when = readChoice(settings, "when", WHEN);
  const dates = lists.fields.filter(({ type }) => type === "date" || type === "datetime");
  return (
    <div className="grid gap-4">
      <Field label="Field" required error={errorOf("field")} help="Fields that hold a date or a moment.">
        <FieldPicker
          fields={dates}
          value={readText(settings, "field")}
          onChange={(name) => {
            const field = dates.find((one) => one.name === name);
            onChange({ field: name ?? "", yearly: field !== undefined && isBirthday(field) });
          }}
        />
      </Field>
      <div className="grid grid-cols-[1fr_5rem_6rem] items-start gap-3">
        <Field label="When">
          <Select value={when} onChange={(next) => onChange({ when: next })} options={CHOICES} />
        </Field>
        <Field label="Days" error={errorOf("days")}>
          <NumberInput
            value={when === "on" ? null : readNumber(settings, "days")}
            min={1}
            disabled={when === "on"}
            onChange={(days) => onChange({ days })}
          />
        </Field>
        <Field label="Time" required error={errorOf("time")}>
          <TimeInput value={readText(settings, "time")} onChange={(time) => onChange({ time })} />
        </Field>
      </div>
      <Field
        label="Every year"
        layout="inline"
        help="On for birthdays. Off: each profile enters once for the date in its field."
      >
        <Switch checked={readFlag(settings, "yearly")} onCheckedChange={(yearly) => onChange({ yearly })} />
      </Field>
      <Field label="Whose clock">
        <RadioCards
          aria-label="Whose clock"
          value={readChoice(settings, "zone", ZONES)}
          onChange={(zone) => onChange({ zone })}
          columns={2}
          options={[
            { value: "profile", label: "The profile's", description: "Field _tz; without it, the account's." },
            { value: "account", label: "The account's", description: scenario.zone },
          ]}
        />
      </Field>
    </div>
  );
}
