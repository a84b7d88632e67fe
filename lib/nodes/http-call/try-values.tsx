import { useMemo } from "react";
import { ProfilePicker } from "@/components/pickers/profile-picker";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { JsonObjectField } from "@/components/ui/json-object-field";
import { Tabs } from "@/components/ui/tabs";
import { makeSampleContent } from "@/lib/domain/messages/sample-content";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import type { RootName } from "@/lib/domain/template/template-types";
import { readObjects, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

/** What a call is tried with, as typed. */
export type TypedValues = {
  kind: "profile" | "sample";
  profileId: string | null;
  fields: string;
  apicontent: string;
  response: string;
};

export const NO_VALUES: TypedValues = { kind: "profile", profileId: null, fields: "", apicontent: "", response: "" };

type TryValuesProps = {
  values: TypedValues;
  onChange: (patch: Partial<TypedValues>) => void;
  settings: JsonObject;
  databaseId: number;
  /** What is wrong with a value, once it was tried. */
  errors: Partial<Record<keyof TypedValues, string>>;
};

/** Whom the call is tried for, and the values of the other variables it has. */
export function TryValues({ values, onChange, settings, databaseId, errors }: TryValuesProps) {
  const samples = useMemo(() => makeSamples(settings), [settings]);
  return (
    <div className="grid content-start gap-4">
      <Tabs
        look="pill"
        label="Values of the variables"
        value={values.kind}
        onChange={(kind) => onChange({ kind })}
        tabs={[
          { value: "profile", label: "A profile" },
          { value: "sample", label: "Sample values" },
        ]}
      />
      {values.kind === "profile" ? (
        <Field label="Profile" error={errors.profileId}>
          <ProfilePicker
            databaseId={databaseId}
            value={values.profileId}
            onChange={(profileId) => onChange({ profileId })}
            aria-label="Profile"
          />
        </Field>
      ) : (
        <ValuesField
          label="lead"
          help="The profile's fields."
          sample={samples.lead}
          value={values.fields}
          onChange={(fields) => onChange({ fields })}
          error={errors.fields}
        />
      )}
      {(samples.apicontent !== null || values.apicontent !== "") && (
        <ValuesField
          label="apicontent"
          sample={samples.apicontent}
          value={values.apicontent}
          onChange={(apicontent) => onChange({ apicontent })}
          error={errors.apicontent}
        />
      )}
      {(samples.response !== null || values.response !== "") && (
        <ValuesField
          label="response"
          help="What earlier calls kept."
          sample={samples.response}
          value={values.response}
          onChange={(response) => onChange({ response })}
          error={errors.response}
        />
      )}
    </div>
  );
}

type ValuesFieldProps = {
  label: string;
  help?: string;
  sample: string | null;
  value: string;
  onChange: (text: string) => void;
  error: string | undefined;
};

function ValuesField({ sample, value, onChange, ...field }: ValuesFieldProps) {
  const canFill = sample !== null && value.trim() === "";
  return (
    <JsonObjectField
      {...field}
      value={value}
      onChange={onChange}
      placeholder={sample ?? "{}"}
      minHeight="4rem"
      maxHeight="11rem"
      action={
        canFill ? (
          <Button size="sm" variant="ghost" onClick={() => onChange(sample)}>
            Fill in an example
          </Button>
        ) : undefined
      }
    />
  );
}

/** Examples of the variables that the call has; null = none of these. */
function makeSamples(settings: JsonObject): Record<"lead" | "apicontent" | "response", string | null> {
  const headers = readObjects(settings, "headers").map((header) => readText(header, "value"));
  const texts = [readText(settings, "url"), readText(settings, "body"), ...headers];
  const variables = texts.flatMap((text) => compileTemplate(text, "text").variables);
  const make = (root: RootName) => {
    const sample = makeSampleContent(variables, root);
    return Object.keys(sample).length === 0 ? null : JSON.stringify(sample, null, 2);
  };
  return { lead: make("lead"), apicontent: make("apicontent"), response: make("response") };
}
