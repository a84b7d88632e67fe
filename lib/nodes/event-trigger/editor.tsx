import { EventFields } from "@/components/pickers/event-fields";
import { CodeBlock } from "@/components/ui/code-block";
import type { EditorProps } from "@/lib/nodes/face";
import { readText } from "@/lib/nodes/read-settings";

export function EventTriggerEditor({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
  const event = readText(settings, "event");
  return (
    <div className="grid gap-4">
      <EventFields
        name={event}
        settings={settings}
        contentKey="condition"
        onChange={onChange}
        errorOf={errorOf}
        lists={lists}
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
