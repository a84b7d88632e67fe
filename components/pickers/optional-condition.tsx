import { ConditionBuilder } from "@/components/pickers/condition-builder";
import type { ConditionLists } from "@/components/pickers/condition-lists";
import { readDraftCondition, toJson } from "@/components/pickers/draft-condition";
import type { Json } from "@/lib/shared/json";

export type OptionalConditionProps = {
  title: string;
  help: string;
  /** As the settings hold it. */
  value: Json | undefined;
  onChange: (condition: Json) => void;
  /** What is wrong at a path of the condition; "" = the condition as a whole. */
  errorOf: (path: string) => string | undefined;
  lists: ConditionLists;
  /** Nothing but this can be asked. */
  only?: "apicontent" | "response";
};

/** A condition that may be left empty: then it always holds. */
export function OptionalCondition({ title, help, value, onChange, errorOf, lists, only }: OptionalConditionProps) {
  const fault = errorOf("");
  return (
    <section aria-label={title} className="grid gap-2">
      <div className="grid gap-0.5">
        <h3 className="text-sm font-medium">{title}</h3>
        <p className="text-xs text-muted-foreground">{help}</p>
      </div>
      <ConditionBuilder
        value={readDraftCondition(value)}
        onChange={(condition) => onChange(toJson(condition))}
        lists={lists}
        errorOf={errorOf}
        allowPass={only !== undefined}
        {...(only === undefined ? {} : { only })}
      />
      {fault !== undefined && <p className="text-xs text-danger-text">{fault}</p>}
    </section>
  );
}
