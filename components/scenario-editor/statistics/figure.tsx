import { cn } from "@/components/ui/cn";

type FigureProps = { label: string; value: number | null; tone?: "danger" | undefined };

/** One number of the panel with its name. */
export function Figure({ label, value, tone }: FigureProps) {
  return (
    <div className="flex items-baseline gap-1.5" data-figure={label}>
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd
        className={cn(
          "text-base font-semibold tabular-nums",
          tone === "danger" && value !== null && value > 0 && "text-danger-text",
        )}
      >
        {value === null ? "–" : value.toLocaleString("en")}
      </dd>
    </div>
  );
}
