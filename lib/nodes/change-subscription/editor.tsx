import { ResourceChannelFields } from "@/components/pickers/resource-channel-fields";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SUBSCRIPTION_STATUS_TEXTS, SUBSCRIPTION_STATUSES } from "@/lib/domain/subscriptions/subscription-status";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readNumber, readText } from "@/lib/nodes/read-settings";

const STATUSES = SUBSCRIPTION_STATUSES.map((value) => ({ value, label: SUBSCRIPTION_STATUS_TEXTS[value] }));

export function ChangeSubscriptionEditor({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
  return (
    <div className="grid gap-4">
      <ResourceChannelFields
        databaseId={scenario.databaseId}
        resources={lists.resources}
        resourceId={readNumber(settings, "resourceId") ?? 0}
        channel={readText(settings, "channel")}
        onChange={onChange}
        errorOf={errorOf}
      />
      <Field label="New status" error={errorOf("status")}>
        <Select
          value={readChoice(settings, "status", SUBSCRIPTION_STATUSES)}
          onChange={(status) => onChange({ status })}
          options={STATUSES}
        />
      </Field>
    </div>
  );
}
