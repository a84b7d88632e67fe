import { OptionalCondition } from "@/components/pickers/optional-condition";
import { CodeBlock } from "@/components/ui/code-block";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { EVENT_NAME_LENGTH_MAX } from "@/lib/domain/facts/event-name";
import type { EditorProps } from "@/lib/nodes/face";
import { readText } from "@/lib/nodes/read-settings";

export function EventTriggerEditor({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
  const event = readText(settings, "event");
  return (
    <div className="grid gap-4">
      <Field label="Name of the event" required error={errorOf("event")}>
        <Input
          value={event}
          maxLength={EVENT_NAME_LENGTH_MAX}
          placeholder="order_paid"
          onChange={(change) => onChange({ event: change.target.value })}
        />
      </Field>
      <OptionalCondition
        title="Only when its content fits"
        help="The path of a value in the content, for example order.total or items[0].sku."
        value={settings["condition"]}
        onChange={(condition) => onChange({ condition })}
        errorOf={(path) => errorOf(path === "" ? "condition" : `condition.${path}`)}
        lists={lists}
        only="apicontent"
      />
      <CodeBlock
        title="POST /api/v1.1/events/send"
        code={JSON.stringify(
          {
            token: "YOUR_TOKEN",
            db_id: scenario.databaseId,
            email: "jane@example.com",
            event: event.trim() === "" ? "order_paid" : event.trim(),
            content: { order: { total: 120 } },
          },
          null,
          2,
        )}
      />
    </div>
  );
}
