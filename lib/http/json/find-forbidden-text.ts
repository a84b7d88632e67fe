/**
 * Path of the first text inside parsed JSON that has a NUL character or half of a surrogate pair (jsonb holds neither);
 * null when there is none. Names of members count as text. Recursion is bounded by the depth that was checked before.
 */
export function findForbiddenText(value: unknown, path = ""): string | null {
  if (typeof value === "string") return isForbidden(value) ? path : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    // The name itself must not travel in the answer.
    if (isForbidden(name)) return path === "" ? "A name" : path;
    const found = findForbiddenText(member, joinPath(path, name));
    if (found !== null) return found;
  }
  return null;
}

function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function isForbidden(text: string): boolean {
  return text.includes("\0") || LONE_SURROGATE.test(text);
}
