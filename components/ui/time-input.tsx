"use client";

import { useState } from "react";
import { Input, type InputProps } from "@/components/ui/input";
import { UNREADABLE, Unreadable } from "@/components/ui/unreadable";

export type TimeInputProps = Pick<InputProps, "size" | "disabled" | "className" | "aria-label" | "onBlur" | "name"> & {
  /** `14:05`, or empty for none. */
  value: string;
  onChange: (value: string) => void;
};

/** A time of day in 24 hours, whatever the browser's language; `9`, `930` and `9:30` are understood. */
export function TimeInput({ value, onChange, onBlur, className, ...props }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setIsLeft] = useState(false);
  const read = typed === null ? value : readTime(typed);
  const type = (next: string) => {
    setTyped(next);
    const time = readTime(next);
    if (time !== null) setIsLeft(false);
    // No time is meant once the field is left: who clears it is mostly about to type another one.
    if (time !== null && time !== "" && time !== value) onChange(time);
  };
  const settle = () => {
    setIsLeft(true);
    if (typed === null || read === null) return;
    if (read !== value) onChange(read);
    setTyped(null);
  };
  return (
    <Unreadable
      text={read === null && isLeft ? `“${typed?.trim() ?? ""}” is no time. Write it like 14:05.` : null}
      className={className}
    >
      <Input
        {...props}
        inputMode="numeric"
        autoComplete="off"
        placeholder="HH:MM"
        value={typed ?? value}
        {...(read === null ? UNREADABLE : {})}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") settle();
        }}
        onBlur={(event) => {
          settle();
          onBlur?.(event);
        }}
      />
    </Unreadable>
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
