"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";

export type SearchInputProps = {
  value: string;
  /** Called a moment after the last key, and at once on Enter or when it is cleared. */
  onChange: (value: string) => void;
  placeholder?: string;
  label?: string;
  delayMs?: number;
  /** `/` moves the focus here; one per page. */
  slash?: boolean;
  className?: string;
};

const TYPING_PAUSE_MS = 250;

export function SearchInput(props: SearchInputProps) {
  const { value, onChange, placeholder = "Search", delayMs = TYPING_PAUSE_MS, slash = true, className } = props;
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== sent) {
    // Changed from outside (a filter was reset, the browser went back): show that.
    setSent(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useSlash(slash, input);
  const send = (text: string, wait: number) => {
    setTyped(text);
    clearTimeout(timer.current);
    const deliver = () => {
      setSent(text);
      onChange(text);
    };
    if (wait === 0) deliver();
    else timer.current = setTimeout(deliver, wait);
  };
  return (
    <Input
      ref={input}
      type="search"
      aria-label={props.label ?? placeholder}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => send(event.target.value, delayMs)}
      onKeyDown={(event) => {
        if (event.key === "Enter") send(typed, 0);
        if (event.key === "Escape" && typed !== "") send("", 0);
      }}
      before={<Search aria-hidden />}
      after={typed === "" ? slash && <Kbd keys="/" className="max-md:hidden" /> : <Clear onClear={() => send("", 0)} />}
      className={className ?? "w-full sm:w-64"}
    />
  );
}

function Clear({ onClear }: { onClear: () => void }) {
  return (
    <button
      type="button"
      aria-label="Clear search"
      onClick={onClear}
      className="-mr-1.5 grid size-6 place-items-center rounded-sm hover:bg-hover hover:text-foreground"
    >
      <X aria-hidden className="size-3.5" />
    </button>
  );
}

function useSlash(enabled: boolean, input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [enabled, input]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("input,textarea,select,[contenteditable='true'],[role=dialog]") !== null
  );
}
