"use client";

import { useQuery } from "@tanstack/react-query";
import { useWatch } from "react-hook-form";
import { API_CONDITION, type MailingFormApi } from "@/components/mailings/mailing-form-schema";
import { FormField } from "@/components/ui/form";
import { ReadOnlyContext } from "@/components/ui/read-only-context";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeZone } from "@/components/ui/time-zone";
import { mailingSubjectsQuery } from "@/lib/api-client/mailings";
import { API_CONDITION_TEXTS } from "@/lib/domain/mailings/mailing-condition";
import { getDefinition } from "@/lib/nodes/definitions";
import type { FaceLists, FaceScenario } from "@/lib/nodes/face";
import { getFace } from "@/lib/nodes/faces";
import { listMailingTriggers } from "@/lib/nodes/mailing-triggers";
import { isJsonObject, type JsonObject } from "@/lib/shared/json";

const OPTIONS = [
  { value: API_CONDITION, label: API_CONDITION_TEXTS.title, description: API_CONDITION_TEXTS.help },
  ...listMailingTriggers().map(({ type, title, summary }) => ({
    value: type,
    label: title,
    description: summary.replace("Profiles enter", "Goes to profiles"),
  })),
];

/** When the mailing goes out: a call, or one of the triggers with the form that it has in a scenario. */
export function MailingConditionFields({ form, disabled }: { form: MailingFormApi; disabled: boolean }) {
  const { control } = form;
  const condition = useWatch({ control, name: "condition" });
  const change = (next: string, onChange: (value: string) => void) => {
    if (next === condition) return;
    form.setValue("settings", getDefinition(next)?.defaults ?? {}, { shouldDirty: true });
    form.clearErrors("condition");
    onChange(next);
  };
  return (
    <>
      <FormField
        control={control}
        name="condition"
        label="Condition"
        help={OPTIONS.find(({ value }) => value === condition)?.description}
      >
        {({ value, onChange, onBlur }) => (
          <Select
            value={value}
            onChange={(next) => change(next, onChange)}
            onBlur={onBlur}
            disabled={disabled}
            options={OPTIONS.map(({ value, label }) => ({ value, label }))}
          />
        )}
      </FormField>
      {condition !== API_CONDITION && <TriggerFields form={form} type={condition} disabled={disabled} />}
    </>
  );
}

function TriggerFields({ form, type, disabled }: { form: MailingFormApi; type: string; disabled: boolean }) {
  const [databaseId, typed] = useWatch({ control: form.control, name: ["databaseId", "settings"] });
  const settings = isJsonObject(typed) ? typed : {};
  const lists = useQuery({ ...mailingSubjectsQuery(databaseId ?? 0), enabled: databaseId !== null }).data;
  const zone = useTimeZone();
  const Form = getFace(type)?.Editor;
  if (databaseId === null) return <p className="text-sm text-muted-foreground">Choose the database first.</p>;
  if (lists === undefined || Form === undefined) return <Skeleton className="h-24" />;
  const scenario: FaceScenario = { id: 0, databaseId, isSaved: false, isActive: false, launchUrl: "", zone };
  const faults = form.formState.submitCount > 0 ? listFaults(type, settings, { lists, databaseId }) : [];
  return (
    <fieldset disabled={disabled} className="min-w-0 rounded-lg border p-3">
      <ReadOnlyContext value={disabled}>
        <Form
          settings={settings}
          onChange={(patch) => form.setValue("settings", { ...settings, ...patch }, { shouldDirty: true })}
          errorOf={(path) => faults.find(({ field }) => field === path)?.message}
          lists={lists}
          scenario={scenario}
          completions={[]}
        />
      </ReadOnlyContext>
    </fieldset>
  );
}

type Subjects = { lists: FaceLists; databaseId: number };

function listFaults(type: string, settings: JsonObject, { lists, databaseId }: Subjects) {
  const definition = getDefinition(type);
  if (definition === null) return [];
  return definition
    .check({ settings, version: definition.version }, { ...lists, scenarioId: 0, databaseId })
    .filter(({ level }) => level === "error");
}
