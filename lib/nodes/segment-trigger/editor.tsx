import { SegmentPicker } from "@/components/pickers/segment-picker";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import type { EditorProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";
import { CHECK_MINUTES_MAX } from "@/lib/nodes/segment-trigger/definition";

export function SegmentTriggerEditor({ settings, onChange, errorOf, lists }: EditorProps) {
  const id = readNumber(settings, "segmentId") ?? 0;
  const kind = lists.segments.find((one) => one.id === id)?.kind;
  return (
    <div className="grid gap-4">
      <Field label="Segment" required error={errorOf("segmentId")}>
        <SegmentPicker
          segments={lists.segments}
          value={id === 0 ? null : id}
          onChange={(segmentId) => onChange({ segmentId: segmentId ?? 0 })}
        />
      </Field>
      {kind === "dynamic" && (
        <Field
          label="Checked every … minutes"
          help="Who fits now and did not at the check before has come in. The first check after the activation only learns who is in it."
          error={errorOf("minutes")}
        >
          <NumberInput
            value={readNumber(settings, "minutes")}
            min={1}
            max={CHECK_MINUTES_MAX}
            onChange={(minutes) => onChange({ minutes })}
          />
        </Field>
      )}
    </div>
  );
}
