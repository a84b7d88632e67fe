/** A variable of the profile inside a tag: `{lead.email}`, `{upper(lead._fname)}`, `{if lead.city equal "Paris"}`. */
const LEAD_PATH = /\blead\.([\p{L}\p{N}_$-]+)/gu;
/** The profile as a whole, or a member named by a text: nobody can tell which fields are read. */
const LEAD_WHOLE = /\blead\b(?!\.[\p{L}\p{N}_$-])/u;

/**
 * The profile fields that texts with variables read, each once; "all" when it cannot be told.
 * Never fewer than they read: it looks at the text, so words outside of tags may add to them.
 */
export function readTemplateNeeds(sources: readonly string[]): readonly string[] | "all" {
  const fields = new Set<string>();
  for (const source of sources) {
    if (!source.includes("{")) continue;
    if (LEAD_WHOLE.test(source)) return "all";
    for (const match of source.matchAll(LEAD_PATH)) if (match[1] !== undefined) fields.add(match[1]);
  }
  return [...fields];
}

/** Joins what several texts and settings read. */
export function joinNeeds(...needs: (readonly string[] | "all")[]): readonly string[] | "all" {
  const all = new Set<string>();
  for (const need of needs) {
    if (need === "all") return "all";
    for (const field of need) all.add(field);
  }
  return [...all];
}
