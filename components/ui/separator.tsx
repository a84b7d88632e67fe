import { cn } from "@/components/ui/cn";

export function Separator({ vertical = false, className }: { vertical?: boolean; className?: string }) {
  return (
    <div
      role="separator"
      aria-orientation={vertical ? "vertical" : "horizontal"}
      className={cn("shrink-0 bg-border", vertical ? "h-5 w-px" : "h-px w-full", className)}
    />
  );
}
