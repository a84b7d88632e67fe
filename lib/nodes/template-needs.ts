import { compileTemplate } from "@/lib/domain/template/compile-template";

/** The profile fields that texts with variables read, each once; "all" when one reads the profile as a whole. */
export function readTemplateNeeds(sources: readonly string[]): readonly string[] | "all" {
  const fields = new Set<string>();
  for (const source of sources) {
    if (!source.includes("{")) continue;
    for (const { root, path } of compileTemplate(source, "text").variables) {
      if (root !== "lead") continue;
      if (path[0] === undefined) return "all";
      fields.add(String(path[0]));
    }
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
