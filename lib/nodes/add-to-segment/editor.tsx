import { SegmentPicker } from "@/components/pickers/segment-picker";
import { Field } from "@/components/ui/field";
import type { EditorProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

export function AddToSegmentEditor({ settings, onChange, errorOf, lists }: EditorProps) {
  const id = readNumber(settings, "segmentId") ?? 0;
  return (
    <Field label="Static segment" required error={errorOf("segmentId")}>
      <SegmentPicker
        segments={lists.segments}
        kind="static"
        value={id === 0 ? null : id}
        onChange={(segmentId) => onChange({ segmentId: segmentId ?? 0 })}
      />
    </Field>
  );
}
