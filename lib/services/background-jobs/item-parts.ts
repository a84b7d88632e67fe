/** Items of a part, and so of a transaction. */
const PART_ITEMS = 500;

/** Cuts the items of a job into its parts. */
export function makeItemParts<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  for (let from = 0; from < items.length; from += PART_ITEMS) parts.push(items.slice(from, from + PART_ITEMS));
  return parts;
}

/** The place of a part's first item among all. */
export function getPartStart(position: number): number {
  return position * PART_ITEMS;
}
