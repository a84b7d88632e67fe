import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { SCHEDULE_MODES } from "@/lib/domain/schedules/schedule";
import type { EditorProps } from "@/lib/nodes/face";
import { readChoice, readNumber, readText } from "@/lib/nodes/read-settings";
import { SCOPES } from "@/lib/nodes/schedule-trigger/definition";
import { NextFirings } from "@/lib/nodes/schedule-trigger/next-firings";
import { ScheduleTimes } from "@/lib/nodes/schedule-trigger/schedule-times";
import { isJsonObject, type JsonObject } from "@/lib/shared/json";

const MODES = [
  { value: "day", label: "Every day" },
  { value: "week", label: "Days of the week" },
  { value: "month", label: "Days of the month" },
  { value: "dates", label: "Single dates" },
  { value: "cron", label: "Cron text" },
] as const;

export function ScheduleTriggerEditor(props: EditorProps) {
  const { settings, onChange, errorOf, scenario } = props;
  const stored = settings["schedule"] ?? null;
  const schedule = isJsonObject(stored) ? stored : {};
  const change = (patch: JsonObject) => onChange({ schedule: { ...schedule, ...patch } });
  const errorAt = (path: string) => errorOf(`schedule.${path}`);
  return (
    <div className="grid gap-4">
      <Field label="When">
        <Select
          value={readChoice(schedule, "mode", SCHEDULE_MODES)}
          onChange={(mode) => change({ mode })}
          options={MODES}
        />
      </Field>
      <ScheduleTimes schedule={schedule} onChange={change} errorOf={errorAt} />
      <Field label="Zone" error={errorAt("zone")}>
        <Combobox
          value={readText(schedule, "zone")}
          onChange={(zone) => change({ zone: zone ?? "" })}
          options={listZones(scenario.zone)}
          searchPlaceholder="Search zones"
          aria-label="Zone"
        />
      </Field>
      <NextFirings schedule={schedule} accountZone={scenario.zone} />
      <WhoEnters {...props} />
    </div>
  );
}

function WhoEnters({ settings, onChange, errorOf, lists }: EditorProps) {
  const scope = readChoice(settings, "scope", SCOPES);
  return (
    <>
      <Field label="Who enters">
        <RadioCards
          aria-label="Who enters"
          value={scope}
          onChange={(next) => onChange({ scope: next })}
          columns={2}
          options={[
            { value: "segment", label: "A segment", description: "Who is in it at that moment." },
            { value: "all", label: "All profiles", description: "Of the scenario's database." },
          ]}
        />
      </Field>
      {scope === "segment" && (
        <Field label="Segment" required error={errorOf("segmentId")}>
          <Combobox
            value={readNumber(settings, "segmentId")}
            onChange={(segmentId) => onChange({ segmentId })}
            options={lists.segments.map(({ id, name, kind }) => ({ value: id, label: name, hint: `#${id}, ${kind}` }))}
            placeholder="Choose a segment"
            searchPlaceholder="Search by name"
            emptyText="This database has no segment yet."
            aria-label="Segment"
          />
        </Field>
      )}
    </>
  );
}

function listZones(account: string) {
  const named = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  return [{ value: "", label: `The account's: ${account}` }, { value: "UTC", label: "UTC" }, ...named];
}
