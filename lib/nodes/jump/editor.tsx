import { ScenarioPicker } from "@/components/pickers/scenario-picker";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import type { EditorProps } from "@/lib/nodes/face";
import { readFlag, readNumber } from "@/lib/nodes/read-settings";

export function JumpEditor({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
  return (
    <div className="grid gap-4">
      <Field
        label="Scenario"
        required
        help="One of the same database. The profile enters it through Default profile capture."
        error={errorOf("scenarioId")}
      >
        <ScenarioPicker
          scenarios={lists.scenarios}
          currentId={scenario.id}
          value={readNumber(settings, "scenarioId")}
          onChange={(scenarioId) => onChange({ scenarioId })}
        />
      </Field>
      <Field
        layout="inline"
        label="Pass apicontent"
        help="The other scenario gets what this pass was started with. Off: it starts with none."
      >
        <Switch
          checked={readFlag(settings, "passApicontent")}
          onCheckedChange={(passApicontent) => onChange({ passApicontent })}
        />
      </Field>
    </div>
  );
}
