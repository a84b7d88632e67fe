"use client";

import type { DraftTest } from "@/components/pickers/draft-condition";
import { MultiSelect } from "@/components/ui/multi-select";
import { Select } from "@/components/ui/select";
import { SUBSCRIPTION_STATUS_TEXTS, SUBSCRIPTION_STATUSES } from "@/lib/domain/subscriptions/subscription-status";

type SubscriptionTest = Extract<DraftTest, { kind: "subscription" }>;

export type SubscriptionTestFieldsProps = {
  test: SubscriptionTest;
  onChange: (test: SubscriptionTest) => void;
  resources: readonly { id: number; name: string; channels: readonly string[] }[];
};

const HAS = [
  { value: "has", label: "has" },
  { value: "has_not", label: "does not have" },
] as const;

const STATUSES = SUBSCRIPTION_STATUSES.map((value) => ({ value, label: SUBSCRIPTION_STATUS_TEXTS[value] }));

/** Which resource, and with or without which statuses. */
export function SubscriptionTestFields({ test, onChange, resources }: SubscriptionTestFieldsProps) {
  const channels = resources.find((one) => one.id === test.resourceId)?.channels ?? [];
  const isMissing = test.resourceId > 0 && !resources.some((one) => one.id === test.resourceId);
  return (
    <div className="grid gap-2">
      <Select
        aria-label="Resource"
        size="sm"
        value={test.resourceId}
        onChange={(resourceId) => {
          const offered = resources.find((one) => one.id === resourceId)?.channels ?? [];
          const channel = offered.includes(test.channel) ? test.channel : (offered[0] ?? test.channel);
          onChange({ ...test, resourceId, channel });
        }}
        options={[
          ...resources.map(({ id, name }) => ({ value: id, label: name, hint: `#${id}` })),
          ...(isMissing ? [{ value: test.resourceId, label: `#${test.resourceId}, not found` }] : []),
        ]}
        placeholder="Choose a resource"
      />
      {channels.length > 1 && (
        <Select
          aria-label="Channel"
          size="sm"
          value={test.channel}
          onChange={(channel) => onChange({ ...test, channel })}
          options={channels.map((channel) => ({ value: channel, label: channel }))}
        />
      )}
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-2">
        <Select
          aria-label="Has it or not"
          size="sm"
          value={test.has ? "has" : "has_not"}
          onChange={(next) => onChange({ ...test, has: next === "has" })}
          options={HAS}
        />
        <MultiSelect
          aria-label="Statuses"
          value={test.statuses}
          onChange={(statuses) => onChange({ ...test, statuses })}
          options={STATUSES}
          placeholder="a status"
        />
      </div>
    </div>
  );
}
