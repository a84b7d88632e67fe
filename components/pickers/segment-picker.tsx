"use client";

import { Combobox } from "@/components/ui/combobox";
import type { SegmentKind } from "@/lib/domain/segments/segment-kind";

export type SegmentPickerProps = {
  segments: readonly { id: number; name: string; kind: SegmentKind }[];
  value: number | null;
  onChange: (id: number | null) => void;
  /** Only segments of this kind can be chosen. */
  kind?: SegmentKind;
  size?: "sm" | "md";
  disabled?: boolean;
};

/** Chooses a segment of the database. */
export function SegmentPicker({ segments, value, onChange, kind, size = "md", disabled = false }: SegmentPickerProps) {
  const offered = segments.filter((one) => kind === undefined || one.kind === kind);
  const chosen = segments.find((one) => one.id === value);
  return (
    <Combobox
      aria-label="Segment"
      size={size}
      value={value}
      onChange={(id) => onChange(id)}
      options={offered.map((one) => ({ value: one.id, label: one.name, hint: `#${one.id}, ${one.kind}` }))}
      chosen={value === null ? null : { value, label: chosen?.name ?? `#${value}`, hint: chosen ? "" : "not found" }}
      placeholder="Choose a segment"
      searchPlaceholder="Search by name"
      emptyText={`This database has no such ${kind === undefined ? "" : `${kind} `}segment.`}
      disabled={disabled}
    />
  );
}
