import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { MultiSelect } from "@/components/ui/multi-select";
import { TimeInput } from "@/components/ui/time-input";
import { WeekdaysInput } from "@/components/ui/weekdays-input";
import { DATES_MAX, SCHEDULE_MODES } from "@/lib/domain/schedules/schedule";
import { readChoice, readList, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

const MONTH_DAYS = Array.from({ length: 31 }, (_, index) => ({ value: index + 1, label: String(index + 1) }));
const DEFAULT_TIME = "09:00";

type ScheduleTimesProps = {
  schedule: JsonObject;
  onChange: (patch: JsonObject) => void;
  errorOf: (path: string) => string | undefined;
};

/** The times of a schedule, in the form of its mode. */
export function ScheduleTimes(props: ScheduleTimesProps) {
  const { schedule, onChange, errorOf } = props;
  const mode = readChoice(schedule, "mode", SCHEDULE_MODES);
  if (mode === "dates") return <Dates {...props} />;
  if (mode === "cron") return <Cron {...props} />;
  const numbers = (key: string) => readList(schedule, key).filter((one) => typeof one === "number");
  return (
    <>
      {mode === "week" && (
        <Field label="Days" required error={errorOf("weekdays")}>
          <WeekdaysInput value={numbers("weekdays")} onChange={(weekdays) => onChange({ weekdays })} />
        </Field>
      )}
      {mode === "month" && (
        <Field
          label="Days"
          required
          error={errorOf("monthDays")}
          help="A day that a month does not have is its last one."
        >
          <MultiSelect
            value={numbers("monthDays")}
            onChange={(monthDays) => onChange({ monthDays: monthDays.toSorted((a, b) => a - b) })}
            options={MONTH_DAYS}
            placeholder="Choose days"
            aria-label="Days of the month"
          />
        </Field>
      )}
      <Field label="Time" required error={errorOf("time")}>
        <TimeInput value={readText(schedule, "time")} onChange={(time) => onChange({ time })} className="w-24" />
      </Field>
    </>
  );
}

function Cron({ schedule, onChange, errorOf }: ScheduleTimesProps) {
  return (
    <Field
      label="Cron text"
      required
      error={errorOf("cron")}
      help="Minute, hour, day of the month, month, day of the week: 0 9 * * mon-fri is 09:00 on working days."
    >
      <Input
        value={readText(schedule, "cron")}
        onChange={(change) => onChange({ cron: change.target.value })}
        placeholder="0 9 * * mon-fri"
        className="font-mono"
      />
    </Field>
  );
}

function Dates({ schedule, onChange, errorOf }: ScheduleTimesProps) {
  const dates = readList(schedule, "dates").filter((one) => typeof one === "string");
  const setDate = (index: number, date: string) =>
    onChange({ dates: dates.map((one, at) => (at === index ? date : one)) });
  return (
    <Field label="Dates" required error={errorOf("dates")}>
      <div className="grid gap-2">
        {dates.map((date, index) => {
          const [day = "", time = ""] = date.split("T");
          const fault = errorOf(`dates.${index}`);
          return (
            <div key={index} className="grid gap-1">
              <div className="flex items-center gap-2">
                <DateInput
                  value={day === "" ? null : day}
                  onChange={(next) => setDate(index, `${next ?? ""}T${time === "" ? DEFAULT_TIME : time}`)}
                  aria-label={`Date ${index + 1}`}
                  className="w-40"
                />
                <TimeInput
                  value={time}
                  onChange={(next) => setDate(index, `${day}T${next}`)}
                  aria-label={`Time of date ${index + 1}`}
                  className="w-24"
                />
                <IconButton
                  label={`Take date ${index + 1} out`}
                  icon={<X />}
                  onClick={() => onChange({ dates: dates.filter((_, at) => at !== index) })}
                />
              </div>
              {fault !== undefined && <p className="text-xs text-danger-text">{fault}</p>}
            </div>
          );
        })}
        <Button
          icon={<Plus />}
          disabled={dates.length >= DATES_MAX}
          onClick={() => onChange({ dates: [...dates, `T${DEFAULT_TIME}`] })}
          className="justify-self-start"
        >
          Add a date
        </Button>
      </div>
    </Field>
  );
}
