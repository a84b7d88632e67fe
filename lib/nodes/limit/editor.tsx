import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { EditorProps } from "@/lib/nodes/face";
import { LIMIT_MAX } from "@/lib/nodes/limit/definition";
import { LIMIT_PERIODS } from "@/lib/nodes/limit/find-period-start";
import { readChoice, readNumber } from "@/lib/nodes/read-settings";

const PERIODS = [
  { value: "hour", label: "each hour" },
  { value: "day", label: "each day, from midnight" },
  { value: "week", label: "each week, from Monday" },
  { value: "month", label: "each month, from the first" },
  { value: "ever", label: "in all" },
] as const;

export function LimitEditor({ settings, onChange, errorOf, scenario }: EditorProps) {
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-3">
      <Field label="Profiles at most" error={errorOf("limit")}>
        <NumberInput
          value={readNumber(settings, "limit")}
          min={1}
          max={LIMIT_MAX}
          onChange={(limit) => onChange({ limit })}
        />
      </Field>
      <Field label="Counted" help={`By the clock of ${scenario.zone}.`} error={errorOf("period")}>
        <Select
          value={readChoice(settings, "period", LIMIT_PERIODS)}
          onChange={(period) => onChange({ period })}
          options={PERIODS}
        />
      </Field>
    </div>
  );
}
