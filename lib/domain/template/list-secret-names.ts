import { compileTemplate } from "@/lib/domain/template/compile-template";

/** Names of the secrets that texts with variables inside a value of any shape ask for, each once. */
export function listSecretNames(value: unknown): string[] {
  if (typeof value === "string") return value.includes("secret") ? readNames(value) : [];
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.values(value).flatMap(listSecretNames))];
}

function readNames(source: string): string[] {
  const names = compileTemplate(source, "text")
    .references.filter(({ root, path }) => root === "secret" && path.length > 0)
    .map(({ path }) => String(path[0]));
  return [...new Set(names)];
}
