import { ResourcePicker } from "@/components/pickers/resource-picker";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SUBSCRIPTION_STATUS_TEXTS, SUBSCRIPTION_STATUSES } from "@/lib/domain/subscriptions/subscription-status";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readNumber, readText } from "@/lib/nodes/read-settings";

const STATUSES = SUBSCRIPTION_STATUSES.map((value) => ({ value, label: SUBSCRIPTION_STATUS_TEXTS[value] }));
const CHANNEL_TEXTS: Record<string, string> = { email: "E-mail" };

export function ChangeSubscriptionEditor({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
  const resourceId = readNumber(settings, "resourceId") ?? 0;
  const channel = readText(settings, "channel");
  const channels = lists.resources.find((resource) => resource.id === resourceId)?.channels ?? [channel];
  const shown = channels.includes(channel) ? channels : [channel, ...channels];
  return (
    <>
      <Field label="Resource" required error={errorOf("resourceId")}>
        <ResourcePicker
          databaseId={scenario.databaseId}
          value={resourceId === 0 ? null : resourceId}
          onChange={(next) => onChange({ resourceId: next ?? 0 })}
        />
      </Field>
      <Field label="Channel" error={errorOf("channel")}>
        <Select
          value={channel}
          onChange={(next) => onChange({ channel: next })}
          options={shown.map((value) => ({ value, label: CHANNEL_TEXTS[value] ?? value }))}
        />
      </Field>
      <Field label="New status" error={errorOf("status")}>
        <Select
          value={readChoice(settings, "status", SUBSCRIPTION_STATUSES)}
          onChange={(status) => onChange({ status })}
          options={STATUSES}
        />
      </Field>
    </>
  );
}
