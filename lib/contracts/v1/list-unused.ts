/** Sentences for `warnings` about members of a request's items that are accepted, for compatibility, and have no effect. */
export function listUnused(
  place: string,
  items: readonly Readonly<Record<string, unknown>>[],
  unused: Readonly<Record<string, unknown>>,
): string[] {
  return Object.keys(unused)
    .filter((name) => items.some((item) => item[name] !== undefined))
    .map((name) => `${place}: ${name} is accepted but has no effect.`);
}
