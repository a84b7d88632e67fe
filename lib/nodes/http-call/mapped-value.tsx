import { applyFieldUpdate } from "@/lib/domain/fields/apply-field-update";
import { findMapped } from "@/lib/nodes/http-call/find-mapped";
import type { FaceLists } from "@/lib/nodes/face";
import { readText } from "@/lib/nodes/read-settings";
import type { Json, JsonObject } from "@/lib/shared/json";

const TEXT_LENGTH_MAX = 200;

type MappedValueProps = { one: JsonObject; answer: Json; lists: FaceLists };

/** What one mapping takes of an answer; for a field, also whether the value fits. */
export function MappedValue({ one, answer, lists }: MappedValueProps) {
  const path = readText(one, "path");
  if (path.trim() === "") return null;
  const value = findMapped(answer, path);
  if (value === undefined) return <p className="text-xs text-warning-text">Not in this answer.</p>;
  const problem = readText(one, "to") === "profile" ? findProblem(lists, readText(one, "name"), value) : null;
  const text = JSON.stringify(value);
  return (
    <div className="grid gap-0.5 text-xs">
      <p className="wrap-anywhere">
        <span className="text-muted-foreground">In this answer: </span>
        <code className="font-mono">{text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}…` : text}</code>
      </p>
      {problem !== null && <p className="text-danger-text">{problem}</p>}
    </div>
  );
}

function findProblem({ fields }: FaceLists, name: string, value: Json): string | null {
  const field = fields.find((known) => known.name === name);
  if (field === undefined) return null;
  const result = applyFieldUpdate(field, undefined, { action: "set", value });
  return result.ok ? null : `The field ${result.field} ${result.message}, so the profile would leave by Error.`;
}
