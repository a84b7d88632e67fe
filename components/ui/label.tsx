import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

export const labelStyles = "text-sm font-medium text-foreground select-none";

/** A label outside of a Field; give it `htmlFor`. */
export function Label({ className, ...props }: ComponentProps<"label">) {
  return <label {...props} className={cn(labelStyles, className)} />;
}
