import { cn } from "@/components/ui/cn";

/** A keyboard shortcut such as `Ctrl+K` or `/`. */
export function Kbd({ keys, inverted = false, className }: { keys: string; inverted?: boolean; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-0.5", className)}>
      {keys.split("+").map((key) => (
        <kbd
          key={key}
          className={cn(
            "inline-grid h-4.5 min-w-4.5 place-items-center rounded-xs border px-1 font-sans text-2xs font-medium",
            inverted ? "border-tip-foreground/25 text-tip-foreground" : "border-border bg-muted text-muted-foreground",
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
