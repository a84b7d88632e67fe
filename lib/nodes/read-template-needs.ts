import { joinNeeds, type Needs } from "@/lib/domain/conditions/needs";
import { compileTemplate } from "@/lib/domain/template/compile-template";

/** What texts with variables look at; the profile as a whole when one reads it as a whole. */
export function readTemplateNeeds(sources: readonly string[]): Needs {
  const fields = new Set<string>();
  for (const source of sources) {
    if (!source.includes("{")) continue;
    for (const { root, path } of compileTemplate(source, "text").variables) {
      if (root !== "lead") continue;
      if (path[0] === undefined) return joinNeeds({ fields: "all" });
      fields.add(String(path[0]));
    }
  }
  return joinNeeds({ fields: [...fields] });
}
