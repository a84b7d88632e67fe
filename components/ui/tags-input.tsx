"use client";

import { Input as BaseInput } from "@base-ui/react/input";
import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldContext } from "@/components/ui/field-context";
import { chipRemoveStyles, chipsBoxStyles, chipStyles } from "@/components/ui/multi-select";

export type TagsInputProps = {
  value: readonly string[];
  onChange: (value: string[]) => void;
  placeholder?: string;
  disabled?: boolean;
  onBlur?: () => void;
  className?: string;
  "aria-label"?: string;
};

const SEPARATORS = /[,;\n\t]/;

/** A list of free texts: Enter or a comma adds one, Backspace takes the last; a pasted list is split. */
export function TagsInput({ value, onChange, placeholder = "Type and press Enter", ...props }: TagsInputProps) {
  const [text, setText] = useState("");
  const { required } = useFieldContext();
  const add = (typed: string) => {
    const added = typed.split(SEPARATORS).map((part) => part.trim());
    const fresh = added.filter((part) => part !== "" && !value.includes(part));
    if (fresh.length > 0) onChange([...value, ...new Set(fresh)]);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && text.trim() !== "") {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "" && value.length > 0) onChange(value.slice(0, -1));
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData("text");
    if (!SEPARATORS.test(pasted)) return;
    event.preventDefault();
    add(text + pasted);
  };
  return (
    <div data-disabled={props.disabled === true ? "" : undefined} className={cn(chipsBoxStyles, props.className)}>
      {value.map((tag) => (
        <span key={tag} className={chipStyles}>
          <span className="truncate">{tag}</span>
          <button
            type="button"
            aria-label={`Remove ${tag}`}
            disabled={props.disabled}
            onClick={() => onChange(value.filter((other) => other !== tag))}
            className={chipRemoveStyles}
          >
            <X aria-hidden className="size-3" />
          </button>
        </span>
      ))}
      <BaseInput
        value={text}
        disabled={props.disabled}
        aria-label={props["aria-label"]}
        aria-required={required || undefined}
        placeholder={value.length === 0 ? placeholder : ""}
        onChange={(event) =>
          SEPARATORS.test(event.target.value) ? add(event.target.value) : setText(event.target.value)
        }
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => {
          add(text);
          props.onBlur?.();
        }}
        className="h-6 min-w-20 flex-1 bg-transparent px-1.5 outline-none"
      />
    </div>
  );
}
