import { SegmentPicker } from "@/components/pickers/segment-picker";
import { Field } from "@/components/ui/field";
import { NothingYet } from "@/components/ui/nothing-yet";
import type { EditorProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

type StaticSegmentFieldProps = Pick<EditorProps, "settings" | "onChange" | "errorOf" | "lists">;

/** Chooses the static segment that an element changes. */
export function StaticSegmentField({ settings, onChange, errorOf, lists }: StaticSegmentFieldProps) {
  const id = readNumber(settings, "segmentId") ?? 0;
  const hasNone = lists.segments.every(({ kind }) => kind !== "static");
  return (
    <Field
      label="Static segment"
      required
      error={errorOf("segmentId")}
      help={hasNone && <NothingYet what="This database has no static segment." href="/segments?new=true" />}
    >
      <SegmentPicker
        segments={lists.segments}
        kind="static"
        value={id === 0 ? null : id}
        onChange={(segmentId) => onChange({ segmentId: segmentId ?? 0 })}
      />
    </Field>
  );
}
