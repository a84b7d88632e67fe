"use client";

import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/components/ui/cn";
import { useCopied } from "@/components/ui/use-copied";

export type CopyIdProps = {
  /** A number is shown as `#3` and copied as `3`; a text is shown and copied as it is. */
  id: number | string;
  className?: string;
};

/** The id of an object: a click copies it. */
export function CopyId({ id, className }: CopyIdProps) {
  const { copied, copy } = useCopied();
  const shown = typeof id === "number" ? `#${String(id)}` : id;
  return (
    <Tooltip content={copied ? "Copied" : `Copy ${String(id)}`}>
      <button
        type="button"
        aria-label={`Copy id ${String(id)}`}
        onClick={(event) => {
          event.stopPropagation();
          event.preventDefault();
          copy(String(id));
        }}
        className={cn(
          "inline-flex h-6 max-w-full items-center rounded-sm px-1.5 font-mono text-xs text-muted-foreground tabular-nums transition-colors hover:bg-hover hover:text-foreground",
          copied && "bg-success-soft text-success-text hover:bg-success-soft hover:text-success-text",
          className,
        )}
      >
        <span className="truncate">{shown}</span>
      </button>
    </Tooltip>
  );
}
