import type { ConditionLists } from "@/components/pickers/condition-lists";
import { OptionalCondition } from "@/components/pickers/optional-condition";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { EVENT_NAME_LENGTH_MAX } from "@/lib/domain/facts/event-name";
import type { JsonObject } from "@/lib/shared/json";

type EventFieldsProps = {
  name: string;
  settings: JsonObject;
  /** The member of the settings that holds the condition on the event's content. */
  contentKey: string;
  onChange: (patch: JsonObject) => void;
  errorOf: (path: string) => string | undefined;
  lists: ConditionLists;
};

/** Which event over the API, and with what content. */
export function EventFields({ name, settings, contentKey, onChange, errorOf, lists }: EventFieldsProps) {
  return (
    <>
      <Field label="Name of the event" required error={errorOf("event")}>
        <Input
          value={name}
          maxLength={EVENT_NAME_LENGTH_MAX}
          placeholder="order_paid"
          onChange={(change) => onChange({ event: change.target.value })}
        />
      </Field>
      <OptionalCondition
        title="Only when its content fits"
        help="The path of a value in the content, for example order.total or items[0].sku."
        value={settings[contentKey]}
        onChange={(condition) => onChange({ [contentKey]: condition })}
        errorOf={(path) => errorOf(path === "" ? contentKey : `${contentKey}.${path}`)}
        lists={lists}
        only="apicontent"
      />
    </>
  );
}
