const HIDE = {
  sm: "max-sm:hidden",
  md: "max-md:hidden",
  lg: "max-lg:hidden",
  xl: "max-xl:hidden",
} as const;

/** The class that leaves a column out on narrow windows. */
export function hideBelow(column: { hideBelow?: keyof typeof HIDE }): string | undefined {
  return column.hideBelow === undefined ? undefined : HIDE[column.hideBelow];
}
