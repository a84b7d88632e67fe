"use client";

import type { DraftTest } from "@/components/pickers/draft-condition";
import { SegmentPicker } from "@/components/pickers/segment-picker";
import { Select } from "@/components/ui/select";
import type { SegmentKind } from "@/lib/domain/segments/segment-kind";

type SegmentTest = Extract<DraftTest, { kind: "segment" }>;

export type SegmentTestFieldsProps = {
  test: SegmentTest;
  onChange: (test: SegmentTest) => void;
  segments: readonly { id: number; name: string; kind: SegmentKind }[];
};

const IN = [
  { value: "in", label: "is in" },
  { value: "not_in", label: "is not in" },
] as const;

/** In which segment the profile is, or is not. */
export function SegmentTestFields({ test, onChange, segments }: SegmentTestFieldsProps) {
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-2">
      <Select
        aria-label="In it or not"
        size="sm"
        value={test.in ? "in" : "not_in"}
        onChange={(next) => onChange({ ...test, in: next === "in" })}
        options={IN}
      />
      <SegmentPicker
        size="sm"
        segments={segments}
        value={test.segmentId === 0 ? null : test.segmentId}
        onChange={(segmentId) => onChange({ ...test, segmentId: segmentId ?? 0 })}
      />
    </div>
  );
}
