import { OptionalCondition } from "@/components/pickers/optional-condition";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { EditorProps } from "@/lib/nodes/face";
import { IMPORT_RESULTS, IMPORT_SOURCES } from "@/lib/nodes/import-trigger/definition";
import { readChoice } from "@/lib/nodes/read-settings";

const SOURCES = [
  { value: "any", label: "Anywhere" },
  { value: "by_hand", label: "By hand" },
  { value: "api", label: "Over the API" },
  { value: "file", label: "From a file" },
] as const;
const PROFILES = [
  { value: "new", label: "New only" },
  { value: "all", label: "New and updated" },
] as const;

export function ImportTriggerEditor({ settings, onChange, errorOf, lists }: EditorProps) {
  return (
    <div className="grid gap-4">
      <Field label="Profiles" error={errorOf("profiles")}>
        <Select
          value={readChoice(settings, "profiles", IMPORT_RESULTS)}
          onChange={(profiles) => onChange({ profiles })}
          options={PROFILES}
        />
      </Field>
      <Field label="Imported from" error={errorOf("source")}>
        <Select
          value={readChoice(settings, "source", IMPORT_SOURCES)}
          onChange={(source) => onChange({ source })}
          options={SOURCES}
        />
      </Field>
      <OptionalCondition
        title="Only profiles for which this holds"
        help="Asked right after the import. Leave it empty for all of them."
        value={settings["condition"]}
        onChange={(condition) => onChange({ condition })}
        errorOf={(path) => errorOf(path === "" ? "condition" : `condition.${path}`)}
        lists={lists}
      />
    </div>
  );
}
