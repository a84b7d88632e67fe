import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { LOOK_BACK_DAYS_MAX, WAIT_HOURS_MAX } from "@/lib/nodes/best-send-time/definition";
import type { EditorProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

const HOURS_PER_DAY = 24;
const HOURS = Array.from({ length: HOURS_PER_DAY }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

export function BestSendTimeEditor({ settings, onChange, errorOf, scenario }: EditorProps) {
  return (
    <div className="grid gap-4">
      <Field label="Look back" error={errorOf("lookBackDays")} help="Opens of all letters to the profile count.">
        <NumberInput
          value={readNumber(settings, "lookBackDays")}
          min={1}
          max={LOOK_BACK_DAYS_MAX}
          unit="days"
          onChange={(lookBackDays) => onChange({ lookBackDays })}
        />
      </Field>
      <Field
        label="Without opens"
        error={errorOf("fallbackHour")}
        help={`In the profile's zone, field _tz; without it, ${scenario.zone}.`}
      >
        <Select
          value={String(readNumber(settings, "fallbackHour") ?? "")}
          onChange={(hour) => onChange({ fallbackHour: Number(hour) })}
          options={HOURS}
        />
      </Field>
      <Field
        label="Longest wait"
        error={errorOf("longestWaitHours")}
        help="Who would have to wait longer goes on when it is over. With 24 hours nobody misses the hour."
      >
        <NumberInput
          value={readNumber(settings, "longestWaitHours")}
          min={1}
          max={WAIT_HOURS_MAX}
          unit="h"
          onChange={(longestWaitHours) => onChange({ longestWaitHours })}
        />
      </Field>
    </div>
  );
}
