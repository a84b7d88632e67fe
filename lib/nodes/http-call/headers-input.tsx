import { Plus, X } from "lucide-react";
import { VariableInput } from "@/components/pickers/variable-input";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { EditorProps } from "@/lib/nodes/face";
import { readObjects, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

/** Header lines beside those that the call sets by itself. */
export function HeadersInput({ settings, onChange, errorOf, completions }: EditorProps) {
  const headers = readObjects(settings, "headers");
  const put = (index: number, patch: JsonObject) =>
    onChange({ headers: headers.map((header, at) => (at === index ? { ...header, ...patch } : header)) });
  return (
    <section aria-label="Headers" className="grid gap-2">
      <div className="grid gap-0.5">
        <h3 className="text-sm font-medium">Headers</h3>
        <p className="text-xs text-muted-foreground">
          Content-Type and Idempotency-Key are set by themselves. Keys and passwords belong into{" "}
          <code className="font-mono">{"{secret.NAME}"}</code>.
        </p>
      </div>
      {headers.map((header, index) => {
        const error = errorOf(`headers.${index}.name`) ?? errorOf(`headers.${index}.value`);
        return (
          <div key={index} className="grid gap-1">
            <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-2">
              <Input
                aria-label={`Header ${index + 1}: name`}
                placeholder="Authorization"
                value={readText(header, "name")}
                aria-invalid={errorOf(`headers.${index}.name`) !== undefined}
                onChange={(event) => put(index, { name: event.target.value })}
              />
              <VariableInput
                label={`Header ${index + 1}: value`}
                placeholder="Bearer {secret.CRM}"
                value={readText(header, "value")}
                onChange={(value) => put(index, { value })}
                completions={completions}
              />
              <IconButton
                label="Remove this header"
                icon={<X />}
                onClick={() => onChange({ headers: headers.filter((_, at) => at !== index) })}
              />
            </div>
            {error !== undefined && <p className="text-xs text-danger-text">{error}</p>}
          </div>
        );
      })}
      <Button
        size="sm"
        icon={<Plus />}
        onClick={() => onChange({ headers: [...headers, { name: "", value: "" }] })}
        className="justify-self-start"
      >
        Add a header
      </Button>
    </section>
  );
}
