"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import type { FailureAlert } from "@/lib/contracts/failure-alert";

export type FailureMeasure = Pick<FailureAlert, "stops"> & { percent: number | null; least: number | null };

type FailureSettingsProps = {
  value: FailureMeasure;
  onChange: (value: FailureMeasure) => void;
  disabled: boolean;
  error: string | undefined;
};

/** When failures are too many: its owner is told, and the scenario may stop by itself. */
export function FailureSettings({ value, onChange, disabled, error }: FailureSettingsProps) {
  return (
    <section aria-label="Failures" className="grid gap-3 rounded-lg border p-3">
      <p className="text-sm">
        Whoever made the scenario is warned, here and by a letter, when in an hour so many of its profiles fail:
      </p>
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label="Share" error={error} disabled={disabled}>
          <NumberInput
            value={value.percent}
            min={1}
            max={100}
            unit="%"
            disabled={disabled}
            onChange={(percent) => onChange({ ...value, percent })}
          />
        </Field>
        <Field label="Of at least, profiles" disabled={disabled}>
          <NumberInput
            value={value.least}
            min={1}
            disabled={disabled}
            onChange={(least) => onChange({ ...value, least })}
          />
        </Field>
      </div>
      <Field
        layout="inline"
        label="Stop the scenario by itself"
        help="The profiles inside freeze where they stand, until it is activated again."
        disabled={disabled}
      >
        <Checkbox
          checked={value.stops}
          disabled={disabled}
          onCheckedChange={(stops) => onChange({ ...value, stops })}
        />
      </Field>
    </section>
  );
}
