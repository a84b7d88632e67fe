import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { FieldPicker } from "@/components/pickers/field-picker";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { MAPPING_TARGETS } from "@/lib/nodes/http-call/settings";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readObjects, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

const TARGETS = [
  { value: "response", label: "Answer", hint: "{response.name}" },
  { value: "apicontent", label: "Apicontent", hint: "{apicontent.name}" },
  { value: "profile", label: "Profile", hint: "a field" },
] as const;

type MappingInputProps = Pick<EditorProps, "settings" | "onChange" | "errorOf" | "lists"> & {
  /** Stands under a value: what it is in an answer. */
  describe?: (one: JsonObject) => ReactNode;
};

/** What is taken of the answer, for later elements or into fields. */
export function MappingInput({ settings, onChange, errorOf, lists, describe }: MappingInputProps) {
  const mapping = readObjects(settings, "mapping");
  const put = (index: number, patch: JsonObject) =>
    onChange({ mapping: mapping.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  return (
    <section aria-label="From the answer" className="grid gap-2">
      <div className="grid gap-0.5">
        <h3 className="text-sm font-medium">From the answer</h3>
        <p className="text-xs text-muted-foreground">
          Takes values of a JSON answer by their path, such as <code className="font-mono">$.data.id</code>: for later
          elements as <code className="font-mono">{"{response.name}"}</code> or{" "}
          <code className="font-mono">{"{apicontent.name}"}</code>, or into a field of the profile. A value that does
          not fit its field leads out by Error.
        </p>
      </div>
      {mapping.map((one, index) => (
        <MappingRow
          key={index}
          one={one}
          index={index}
          put={(patch) => put(index, patch)}
          errorOf={(key) => errorOf(`mapping.${index}.${key}`)}
          fields={lists.fields}
          note={describe?.(one)}
          onRemove={() => onChange({ mapping: mapping.filter((_, at) => at !== index) })}
        />
      ))}
      <Button
        size="sm"
        icon={<Plus />}
        onClick={() => onChange({ mapping: [...mapping, { to: "response", name: "", path: "" }] })}
        className="justify-self-start"
      >
        Take a value
      </Button>
    </section>
  );
}

type MappingRowProps = {
  one: JsonObject;
  index: number;
  put: (patch: JsonObject) => void;
  errorOf: (key: string) => string | undefined;
  fields: EditorProps["lists"]["fields"];
  note: ReactNode;
  onRemove: () => void;
};

function MappingRow({ one, index, put, errorOf, fields, note, onRemove }: MappingRowProps) {
  const to = readChoice(one, "to", MAPPING_TARGETS);
  const name = readText(one, "name");
  const error = errorOf("name") ?? errorOf("path");
  return (
    <div className="grid gap-2 rounded-lg border bg-card p-2.5">
      <div className="flex items-start gap-2">
        <Input
          aria-label={`Value ${index + 1}: path`}
          placeholder="$.data.id"
          size="sm"
          value={readText(one, "path")}
          aria-invalid={errorOf("path") !== undefined}
          onChange={(event) => put({ path: event.target.value })}
          className="font-mono"
        />
        <IconButton label="Remove this value" icon={<X />} size="sm" onClick={onRemove} />
      </div>
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-2">
        <Select
          aria-label={`Value ${index + 1}: goes into`}
          size="sm"
          value={to}
          // A field's name is no name of a value, and the other way round.
          onChange={(next) => put({ to: next, ...((next === "profile") === (to === "profile") ? {} : { name: "" }) })}
          options={TARGETS}
        />
        {to === "profile" ? (
          <FieldPicker fields={fields} value={name} onChange={(field) => put({ name: field ?? "" })} />
        ) : (
          <Input
            aria-label={`Value ${index + 1}: name`}
            placeholder="id"
            size="sm"
            value={name}
            aria-invalid={errorOf("name") !== undefined}
            onChange={(event) => put({ name: event.target.value })}
          />
        )}
      </div>
      {error !== undefined && <p className="text-xs text-danger-text">{error}</p>}
      {note}
    </div>
  );
}
