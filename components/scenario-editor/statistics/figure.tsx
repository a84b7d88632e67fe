import { cn } from "@/components/ui/cn";

type FigureProps = {
  label: string;
  value: number | null;
  tone?: "danger";
  /** Makes a number above zero a button. */
  onClick?: () => void;
};

/** One number of the panel with its name. */
export function Figure({ label, value, tone, onClick }: FigureProps) {
  const text = value === null ? "–" : value.toLocaleString("en");
  return (
    <div className="flex items-baseline gap-1.5" data-figure={label}>
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd
        className={cn(
          "text-base font-semibold tabular-nums",
          tone === "danger" && value !== null && value > 0 && "text-danger-text",
        )}
      >
        {onClick !== undefined && value !== null && value > 0 ? (
          <button
            type="button"
            aria-label={`${label}: ${text}. Who?`}
            onClick={onClick}
            className="rounded-sm underline decoration-dotted underline-offset-4"
          >
            {text}
          </button>
        ) : (
          text
        )}
      </dd>
    </div>
  );
}
