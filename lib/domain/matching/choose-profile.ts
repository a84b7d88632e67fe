import type { KeyLookup, Match } from "./make-match";

/** Who a request means. `field` is the matching parameter that several profiles share. */
export type Choice = { kind: "one"; id: bigint } | { kind: "none" } | { kind: "ambiguous"; field: string };

/**
 * Chooses from the profiles that each lookup of a match found (in the order of `match.lookups`). Lookups that find nobody do
 * not count; those that find somebody must leave exactly one profile common to all.
 */
export function chooseProfile(match: Match & { kind: "keys" }, found: readonly ReadonlySet<bigint>[]): Choice {
  const counting = found.filter((ids) => ids.size > 0);
  const [first, ...others] = counting;
  if (!first) return { kind: "none" };
  const common = [...first].filter((id) => others.every((ids) => ids.has(id)));
  const id = common[0];
  if (id !== undefined && common.length === 1) return { kind: "one", id };
  return { kind: "ambiguous", field: nameOf(match, found) };
}

/** The parameter to blame: the first lookup that found several, else the last one, which contradicts the first. */
function nameOf(match: Match & { kind: "keys" }, found: readonly ReadonlySet<bigint>[]): string {
  const several = found.findIndex((ids) => ids.size > 1);
  const lookup = match.lookups[several === -1 ? match.lookups.length - 1 : several];
  return lookup === undefined ? "" : nameLookup(lookup);
}

/** What a request calls the value that is looked for: `email`, `phone`, or the key field's own name. */
export function nameLookup({ fields }: KeyLookup): string {
  const field = fields[0] ?? "";
  if (field.startsWith("f:")) return field.slice(2);
  return field === "phones" || field === "sub:phone" ? "phone" : "email";
}
