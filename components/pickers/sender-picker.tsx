"use client";

import { useQuery } from "@tanstack/react-query";
import { SENDER_FALLBACKS } from "@/components/pickers/sender-fallbacks";
import { Select } from "@/components/ui/select";
import { mailingSendersQuery } from "@/lib/api-client/mailings";

const DEFAULT_SENDER = 0;

export type SenderPickerProps = {
  /** Null = the account's default sender. */
  value: number | null;
  onChange: (id: number | null) => void;
  disabled?: boolean;
  onBlur?: () => void;
};

/** Chooses who a letter comes from; without a choice it says how letters leave then. */
export function SenderPicker({ value, onChange, ...props }: SenderPickerProps) {
  const senders = useQuery(mailingSendersQuery()).data;
  const options = (senders?.items ?? []).map(({ id, name, fromAddress }) => ({
    value: id,
    label: name,
    hint: fromAddress,
  }));
  const fallback = senders === undefined ? "Default" : SENDER_FALLBACKS[senders.fallback];
  // One that was removed is shown nevertheless: what was chosen must not seem to be the default.
  const isGone = value !== null && senders !== undefined && !options.some((option) => option.value === value);
  const gone = isGone ? [{ value, label: `#${value}`, hint: "removed" }] : [];
  return (
    <Select
      {...props}
      value={value ?? DEFAULT_SENDER}
      onChange={(id) => onChange(id === DEFAULT_SENDER ? null : id)}
      options={[{ value: DEFAULT_SENDER, label: fallback }, ...options, ...gone]}
    />
  );
}
