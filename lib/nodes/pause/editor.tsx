import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { RadioCards } from "@/components/ui/radio-cards";
import { TimeInput } from "@/components/ui/time-input";
import { WeekdaysInput } from "@/components/ui/weekdays-input";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readList, readNumber, readText } from "@/lib/nodes/read-settings";

const MODES = [
  { value: "duration", label: "For a time", description: "Days, hours and minutes from the moment it arrives." },
  { value: "date", label: "Until a date", description: "Everybody goes on at the same moment." },
  { value: "weekday", label: "Until a weekday and time", description: "For example the next working day at 09:00." },
] as const;

export function PauseEditor(props: EditorProps) {
  const mode = readChoice(props.settings, "mode", ["duration", "date", "weekday"]);
  return (
    <div className="grid gap-4">
      <RadioCards aria-label="Wait" value={mode} onChange={(next) => props.onChange({ mode: next })} options={MODES} />
      {mode === "duration" && <Duration {...props} />}
      {mode === "date" && <Moment {...props} />}
      {mode === "weekday" && <Weekday {...props} />}
      {mode !== "duration" && <Zone {...props} />}
      <p className="text-xs text-muted-foreground">
        Profiles that wait here already keep their time: a change counts for those who come after it is saved.
      </p>
    </div>
  );
}

function Duration({ settings, onChange, errorOf }: EditorProps) {
  const units = [
    { key: "days", label: "Days" },
    { key: "hours", label: "Hours" },
    { key: "minutes", label: "Minutes" },
  ] as const;
  return (
    <div className="grid grid-cols-3 items-start gap-3">
      {units.map(({ key, label }) => (
        <Field key={key} label={label} error={errorOf(key)}>
          <NumberInput value={readNumber(settings, key)} min={0} onChange={(value) => onChange({ [key]: value })} />
        </Field>
      ))}
    </div>
  );
}

const MIDNIGHT = "00:00";

function Moment({ settings, onChange, errorOf }: EditorProps) {
  const [day = "", time = ""] = readText(settings, "date").split("T");
  const change = (nextDay: string, nextTime: string) =>
    onChange({ date: nextDay === "" ? "" : `${nextDay}T${nextTime === "" ? MIDNIGHT : nextTime}` });
  return (
    <Field label="Date and time" required error={errorOf("date")} help="Who arrives later does not wait at all.">
      <div className="flex gap-2">
        <DateInput
          value={day === "" ? null : day}
          onChange={(next) => change(next ?? "", time)}
          aria-label="Date"
          className="w-40"
        />
        <TimeInput
          aria-label="Time"
          value={time}
          disabled={day === ""}
          onChange={(next) => change(day, next)}
          className="w-24"
        />
      </div>
    </Field>
  );
}

function Weekday({ settings, onChange, errorOf }: EditorProps) {
  const days = readList(settings, "weekdays").filter((day) => typeof day === "number");
  return (
    <>
      <Field label="Days" required error={errorOf("weekdays")}>
        <WeekdaysInput value={days} onChange={(weekdays) => onChange({ weekdays })} />
      </Field>
      <Field
        label="Time"
        required
        error={errorOf("time")}
        help="Who arrives exactly at that time waits for the next one."
      >
        <TimeInput value={readText(settings, "time")} onChange={(time) => onChange({ time })} className="w-24" />
      </Field>
    </>
  );
}

function Zone({ settings, onChange, scenario }: EditorProps) {
  return (
    <Field label="Whose clock">
      <RadioCards
        aria-label="Whose clock"
        value={readChoice(settings, "zone", ["account", "profile"])}
        onChange={(zone) => onChange({ zone })}
        columns={2}
        options={[
          { value: "account", label: "The account's", description: scenario.zone },
          { value: "profile", label: "The profile's", description: "Field _tz; without it, the account's." },
        ]}
      />
    </Field>
  );
}
