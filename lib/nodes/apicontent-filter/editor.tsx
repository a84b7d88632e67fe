import { ConditionBuilder } from "@/components/pickers/condition-builder";
import { readDraftCondition, toJson } from "@/components/pickers/draft-condition";
import type { EditorProps } from "@/lib/nodes/face";

export function ApicontentFilterEditor({ settings, onChange, errorOf, lists }: EditorProps) {
  return (
    <section aria-label="Condition" className="grid gap-2">
      <div className="grid gap-0.5">
        <h3 className="text-sm font-medium">Profiles leave by Yes when</h3>
        <p className="text-xs text-muted-foreground">
          The path of a value in apicontent, for example order.total or items[0].sku.
        </p>
      </div>
      <ConditionBuilder
        value={readDraftCondition(settings["condition"])}
        onChange={(condition) => onChange({ condition: toJson(condition) })}
        lists={lists}
        only="apicontent"
        errorOf={(path) => errorOf(`condition.${path}`)}
      />
      {errorOf("condition") !== undefined && <p className="text-xs text-danger-text">{errorOf("condition")}</p>}
    </section>
  );
}
