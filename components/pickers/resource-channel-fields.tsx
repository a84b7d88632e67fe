import { ResourcePicker } from "@/components/pickers/resource-picker";
import { NothingYet } from "@/components/ui/nothing-yet";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export type ResourceChannelFieldsProps = {
  databaseId: number;
  resources: readonly { id: number; channels: readonly string[] }[];
  /** 0 = none yet. */
  resourceId: number;
  channel: string;
  onChange: (patch: { resourceId: number } | { channel: string }) => void;
  errorOf: (path: "resourceId" | "channel") => string | undefined;
};

const CHANNEL_TEXTS: Record<string, string> = { email: "E-mail" };

/** Chooses a resource and one of its channels. */
export function ResourceChannelFields(props: ResourceChannelFieldsProps) {
  const { databaseId, resources, resourceId, channel, onChange, errorOf } = props;
  const channels = resources.find((resource) => resource.id === resourceId)?.channels ?? [channel];
  const shown = channels.includes(channel) ? channels : [channel, ...channels];
  return (
    <>
      <Field
        label="Resource"
        required
        error={errorOf("resourceId")}
        help={resources.length === 0 && <NothingYet what="No resource allows this database." href="/resources" />}
      >
        <ResourcePicker
          databaseId={databaseId}
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
    </>
  );
}
