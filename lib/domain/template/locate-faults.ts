import { ISSUES_MAX } from "@/lib/domain/template/limits";
import type { Fault, TemplateIssue } from "@/lib/domain/template/template-types";

/** Gives findings their line and column, in the order of the text; at most ISSUES_MAX of them. */
export function locateFaults(source: string, faults: readonly Fault[]): TemplateIssue[] {
  if (faults.length === 0) return [];
  const sorted = [...faults].sort((a, b) => a.offset - b.offset).slice(0, ISSUES_MAX);
  let line = 1;
  let lineStart = 0;
  return sorted.map(({ offset, length, message, level }) => {
    for (let next = lineBreak(source, lineStart); next >= 0 && next < offset; next = lineBreak(source, lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    return { line, column: offset - lineStart + 1, offset, length, message, level };
  });
}

function lineBreak(source: string, from: number): number {
  return source.indexOf("\n", from);
}
