import { type ClassValue, clsx } from "clsx";
import { twMerge } from "tailwind-merge";

/** Joins class names; of two Tailwind classes for the same property the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return twMerge(clsx(classes));
}

/** Props of a primitive with `className` as a plain string, so that it can be joined with ours. */
export type Styled<Props> = Omit<Props, "className"> & { className?: string | undefined };
