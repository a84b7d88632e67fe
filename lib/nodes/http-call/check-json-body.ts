import type { CodeDiagnostic } from "@/components/ui/code-editor-types";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import { renderTemplate } from "@/lib/domain/template/render-template";

/**
 * Says whether Data will be JSON once the variables are in place, by rendering it without any value (a variable without a
 * value is `null`, or nothing inside quotes). Null when it will.
 */
export function checkJsonBody(source: string): CodeDiagnostic | null {
  if (source.trim() === "") return null;
  const { text: output } = renderTemplate(compileTemplate(source, "json"), {});
  try {
    JSON.parse(output);
    return null;
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? cause.message : String(cause);
    const position = Number(/position (\d+)/.exec(reason)?.[1] ?? 0);
    const { line, column } = locate(output, position);
    return {
      offset: Math.min(position, Math.max(0, source.length - 1)),
      length: 1,
      level: "warning",
      message: `With the variables in place this is not valid JSON: line ${line}, column ${column}. Check commas, quotes and brackets.`,
    };
  }
}

function locate(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
