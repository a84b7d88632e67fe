import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { EditorProps } from "@/lib/nodes/face";
import { readObjects, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

/** What later elements may use of the answer. */
export function MappingInput({ settings, onChange, errorOf }: EditorProps) {
  const mapping = readObjects(settings, "mapping");
  const put = (index: number, patch: JsonObject) =>
    onChange({ mapping: mapping.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  return (
    <section aria-label="From the answer" className="grid gap-2">
      <div className="grid gap-0.5">
        <h3 className="text-sm font-medium">From the answer</h3>
        <p className="text-xs text-muted-foreground">
          Keeps values of a JSON answer for later elements: the name <code className="font-mono">id</code> with the path{" "}
          <code className="font-mono">$.data.id</code> is <code className="font-mono">{"{response.id}"}</code>.
        </p>
      </div>
      {mapping.map((one, index) => {
        const error = errorOf(`mapping.${index}.name`) ?? errorOf(`mapping.${index}.path`);
        return (
          <div key={index} className="grid gap-1">
            <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-2">
              <Input
                aria-label={`Value ${index + 1}: name`}
                placeholder="id"
                value={readText(one, "name")}
                aria-invalid={errorOf(`mapping.${index}.name`) !== undefined}
                onChange={(event) => put(index, { name: event.target.value })}
              />
              <Input
                aria-label={`Value ${index + 1}: path`}
                placeholder="$.data.id"
                value={readText(one, "path")}
                aria-invalid={errorOf(`mapping.${index}.path`) !== undefined}
                onChange={(event) => put(index, { path: event.target.value })}
                className="font-mono text-xs"
              />
              <IconButton
                label="Remove this value"
                icon={<X />}
                onClick={() => onChange({ mapping: mapping.filter((_, at) => at !== index) })}
              />
            </div>
            {error !== undefined && <p className="text-xs text-danger-text">{error}</p>}
          </div>
        );
      })}
      <Button
        size="sm"
        icon={<Plus />}
        onClick={() => onChange({ mapping: [...mapping, { name: "", path: "" }] })}
        className="justify-self-start"
      >
        Keep a value
      </Button>
    </section>
  );
}
