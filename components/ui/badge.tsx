import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const badgeStyles = cva(
  "inline-flex h-5 max-w-full items-center gap-1.5 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap tabular-nums [&_svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "bg-muted text-muted-foreground",
        brand: "bg-brand-soft text-brand-text",
        success: "bg-success-soft text-success-text",
        warning: "bg-warning-soft text-warning-text",
        danger: "bg-danger-soft text-danger-text",
        info: "bg-info-soft text-info-text",
        outline: "border border-border-strong text-muted-foreground",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

const LAMPS = {
  neutral: "bg-muted-foreground",
  brand: "bg-brand-strong",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
  info: "bg-info",
  outline: "bg-muted-foreground",
} as const;

export type BadgeTone = keyof typeof LAMPS;

export type BadgeProps = ComponentProps<"span"> &
  VariantProps<typeof badgeStyles> & {
    /** A small lamp before the text: `lit` for something that is on, `off` an empty ring. */
    lamp?: "lit" | "off";
    children: ReactNode;
  };

export function Badge({ tone, lamp, className, children, ...props }: BadgeProps) {
  return (
    <span {...props} className={cn(badgeStyles({ tone }), className)}>
      {lamp !== undefined && (
        <span
          aria-hidden
          className={cn(
            "size-1.5 shrink-0 rounded-full",
            lamp === "lit" ? LAMPS[tone ?? "neutral"] : "border border-current",
          )}
        />
      )}
      <span className="min-w-0 truncate">{children}</span>
    </span>
  );
}
