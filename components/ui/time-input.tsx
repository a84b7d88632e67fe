"use client";

import { useState } from "react";
import { Input, type InputProps } from "@/components/ui/input";

export type TimeInputProps = Pick<InputProps, "size" | "disabled" | "className" | "aria-label" | "onBlur" | "name"> & {
  /** `14:05`, or empty for none. */
  value: string;
  onChange: (value: string) => void;
};

/** A time of day in 24 hours, whatever the browser's language; `9`, `930` and `9:30` are understood. */
export function TimeInput({ value, onChange, onBlur, ...props }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? value : readTime(typed);
  const settle = () => {
    if (typed === null || read === null) return;
    if (read !== value) onChange(read);
    setTyped(null);
  };
  return (
    <Input
      {...props}
      inputMode="numeric"
      autoComplete="off"
      placeholder="HH:MM"
      value={typed ?? value}
      aria-invalid={read === null || undefined}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
      }}
      onBlur={(event) => {
        settle();
        onBlur?.(event);
      }}
    />
  );
}

function readTime(text: string): string | null {
  if (text.trim() === "") return "";
  const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(text.trim());
  const hours = Number(found?.[1]);
  const minutes = Number(found?.[2] ?? 0);
  if (found === null || hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
