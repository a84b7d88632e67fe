import { ResourceChannelFields } from "@/components/pickers/resource-channel-fields";
import { Field } from "@/components/ui/field";
import { MultiSelect } from "@/components/ui/multi-select";
import { Select } from "@/components/ui/select";
import { SUBSCRIPTION_STATUS_TEXTS, SUBSCRIPTION_STATUSES } from "@/lib/domain/subscriptions/subscription-status";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readList, readNumber, readText } from "@/lib/nodes/read-settings";
import { SUBSCRIPTION_CHANGES } from "@/lib/nodes/subscription-trigger/definition";

const CHANGES = [
  { value: "any", label: "is added or changes" },
  { value: "added", label: "is added" },
  { value: "changed", label: "changes" },
] as const;
const STATUSES = SUBSCRIPTION_STATUSES.map((value) => ({ value, label: SUBSCRIPTION_STATUS_TEXTS[value] }));

export function SubscriptionTriggerEditor({ settings, onChange, errorOf, lists, scenario }: EditorProps) {
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
      <Field label="When a subscription" error={errorOf("change")}>
        <Select
          value={readChoice(settings, "change", SUBSCRIPTION_CHANGES)}
          onChange={(change) => onChange({ change })}
          options={CHANGES}
        />
      </Field>
      <Field label="And its status is now" help="Without a choice every status counts." error={errorOf("statuses")}>
        <MultiSelect
          value={SUBSCRIPTION_STATUSES.filter((status) => readList(settings, "statuses").includes(status))}
          onChange={(statuses) => onChange({ statuses: [...statuses] })}
          options={STATUSES}
          placeholder="Any status"
        />
      </Field>
    </div>
  );
}
