import { cn } from "@/components/ui/cn";

/** A grey shape in place of something that is loading. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("h-4 animate-pulse rounded-sm bg-muted", className)} />;
}
