import { ConditionBuilder } from "@/components/pickers/condition-builder";
import { readDraftCondition, toJson } from "@/components/pickers/draft-condition";
import { Field } from "@/components/ui/field";
import type { EditorProps } from "@/lib/nodes/face";

export function ConditionEditor({ settings, onChange, errorOf, lists }: EditorProps) {
  return (
    <section aria-label="Condition" className="grid gap-2">
      <div className="grid gap-0.5">
        <h3 className="text-sm font-medium">Profiles leave by Yes when</h3>
        <p className="text-xs text-muted-foreground">
          Asked at the moment a profile arrives. Text is compared with its capitals.
        </p>
      </div>
      <ConditionBuilder
        value={readDraftCondition(settings["condition"])}
        onChange={(condition) => onChange({ condition: toJson(condition) })}
        lists={lists}
        errorOf={(path) => errorOf(`condition.${path}`)}
      />
      {errorOf("condition") !== undefined && (
        <Field label="Condition" hideLabel error={errorOf("condition")}>
          <span />
        </Field>
      )}
    </section>
  );
}
