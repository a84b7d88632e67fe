"use client";

import { X } from "lucide-react";
import type { ConditionLists } from "@/components/pickers/condition-lists";
import { ConditionValue } from "@/components/pickers/condition-value";
import { describeComparison } from "@/components/pickers/comparison-texts";
import type { DraftTest } from "@/components/pickers/draft-condition";
import { MessageTestFields } from "@/components/pickers/message-test";
import { ScenarioTestFields } from "@/components/pickers/scenario-test";
import { SegmentTestFields } from "@/components/pickers/segment-test";
import { SubscriptionTestFields } from "@/components/pickers/subscription-test";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { FIELD_TYPE_TEXTS } from "@/lib/domain/fields/field-type-texts";
import { UNARY_COMPARISONS } from "@/lib/domain/conditions/condition";
import { listComparisons } from "@/lib/domain/conditions/list-comparisons";

export type ConditionTestProps = {
  test: DraftTest;
  onChange: (test: DraftTest) => void;
  onRemove: () => void;
  lists: ConditionLists;
  allowPass: boolean;
  only?: "apicontent" | "response";
  errorOf: (key: string) => string | undefined;
};

/** One test: what is asked, how it is compared, with what. */
export function ConditionTest(props: ConditionTestProps) {
  const { onRemove, errorOf } = props;
  const error = [
    "field",
    "path",
    "is",
    "value",
    "statuses",
    "resourceId",
    "segmentId",
    "scenarioId",
    "mailingId",
    "days",
  ]
    .map(errorOf)
    .find((message) => message !== undefined);
  return (
    <div className="grid gap-2 rounded-lg border bg-card p-2.5">
      <div className="flex items-center gap-2">
        {props.only === undefined ? (
          <Subject {...props} />
        ) : (
          <p className="flex-1 text-sm">A value of {ONLY[props.only]}</p>
        )}
        <IconButton label="Remove this test" icon={<X />} size="sm" onClick={onRemove} />
      </div>
      <TestFields {...props} />
      {error !== undefined && <p className="text-xs text-danger-text">{error}</p>}
    </div>
  );
}

function TestFields(props: ConditionTestProps) {
  const { test, onChange, lists } = props;
  switch (test.kind) {
    case "subscription":
      return <SubscriptionTestFields test={test} onChange={onChange} resources={lists.resources} />;
    case "segment":
      return <SegmentTestFields test={test} onChange={onChange} segments={lists.segments} />;
    case "scenario":
      return <ScenarioTestFields test={test} onChange={onChange} scenarios={lists.scenarios} />;
    case "message":
      return <MessageTestFields test={test} onChange={onChange} mailings={lists.mailings} />;
    case "field":
    case "apicontent":
    case "response":
      return <Comparison {...props} test={test} />;
  }
}

const ONLY = { apicontent: "apicontent", response: "the answer" } as const;

const SUBJECTS = {
  apicontent: { value: "@apicontent", label: "A value of apicontent", hint: "sent by the caller" },
  response: { value: "@response", label: "An answer", hint: "of an earlier HTTP element" },
  subscription: { value: "@subscription", label: "A subscription", hint: "to a resource" },
  segment: { value: "@segment", label: "A segment", hint: "in it or not" },
  scenario: { value: "@scenario", label: "A scenario", hint: "entered, inside, left" },
  message: { value: "@message", label: "A letter", hint: "sent, opened, clicked" },
} as const;

function Subject({ test, onChange, lists, allowPass }: ConditionTestProps) {
  const options = [
    ...(allowPass ? [SUBJECTS.apicontent, SUBJECTS.response] : []),
    ...(lists.resources.length > 0 ? [SUBJECTS.subscription] : []),
    ...(lists.segments.length > 0 ? [SUBJECTS.segment] : []),
    ...(lists.scenarios.length > 0 ? [SUBJECTS.scenario] : []),
    SUBJECTS.message,
    ...lists.fields.map((field) => ({
      value: field.name,
      label: field.label === "" ? field.name : field.label,
      hint: `${field.label === "" ? "" : `${field.name}, `}${FIELD_TYPE_TEXTS[field.type].label}`,
    })),
  ];
  const value = test.kind === "field" ? (test.field === "" ? null : test.field) : SUBJECTS[test.kind].value;
  const isMissing = value !== null && !options.some((option) => option.value === value);
  // The last resource, segment or scenario may be gone: then the test is still about one.
  const missing = test.kind === "field" ? { label: test.field, hint: "not found" } : SUBJECTS[test.kind];
  return (
    <Combobox
      aria-label="What is asked"
      size="sm"
      value={value}
      chosen={isMissing ? { ...missing, value } : null}
      onChange={(next) => {
        if (next !== null && next !== value) onChange(makeTest(next, lists));
      }}
      options={options}
      placeholder="Choose what is asked"
      searchPlaceholder="Search fields"
      className="min-w-0 flex-1"
    />
  );
}

function makeTest(subject: string, { fields, resources }: ConditionLists): DraftTest {
  if (subject === SUBJECTS.apicontent.value) return { kind: "apicontent", path: "", is: "equal" };
  if (subject === SUBJECTS.response.value) return { kind: "response", path: "", is: "equal" };
  if (subject === SUBJECTS.subscription.value) {
    const [resource] = resources;
    const channel = resource?.channels[0] ?? "email";
    return { kind: "subscription", resourceId: resource?.id ?? 0, channel, has: true, statuses: ["subscribed"] };
  }
  if (subject === SUBJECTS.segment.value) return { kind: "segment", segmentId: 0, in: true };
  if (subject === SUBJECTS.scenario.value) return { kind: "scenario", scenarioId: 0, was: "entered" };
  if (subject === SUBJECTS.message.value) return { kind: "message", event: "sent", mailingId: null, has: true };
  const type = fields.find((field) => field.name === subject)?.type;
  return { kind: "field", field: subject, is: listComparisons(type)[0] ?? "is_set" };
}

type Compared = Extract<DraftTest, { kind: "field" | "apicontent" | "response" }>;

function Comparison({ test, onChange, lists, errorOf }: ConditionTestProps & { test: Compared }) {
  const type = test.kind === "field" ? lists.fields.find((field) => field.name === test.field)?.type : undefined;
  const comparisons = listComparisons(type);
  const shown = comparisons.includes(test.is) ? comparisons : [test.is, ...comparisons];
  if (test.kind === "field" && test.field === "") return null;
  return (
    <>
      {test.kind !== "field" && (
        <Input
          aria-label="Path of the value"
          size="sm"
          value={test.path}
          placeholder={test.kind === "apicontent" ? "order.total" : "id"}
          aria-invalid={errorOf("path") !== undefined}
          onChange={(event) => onChange({ ...test, path: event.target.value })}
          className="font-mono"
        />
      )}
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-2">
        <Select
          aria-label="Comparison"
          size="sm"
          value={test.is}
          onChange={(is) => onChange(withComparison(test, is))}
          options={shown.map((is) => ({ value: is, label: describeComparison(is, type) }))}
        />
        {!UNARY_COMPARISONS.includes(test.is) && (
          <ConditionValue
            type={type}
            is={test.is}
            value={test.value}
            onChange={(value) => onChange({ ...test, value })}
            invalid={errorOf("value") !== undefined}
          />
        )}
      </div>
    </>
  );
}

/** "is one of" compares with a list, everything else with one value: what was typed is carried over. */
function withComparison(test: Compared, is: Compared["is"]): Compared {
  const wantsList = is === "in" || is === "not_in";
  const { value } = test;
  if (UNARY_COMPARISONS.includes(is) || value === undefined) return { ...test, is };
  if (wantsList && !Array.isArray(value)) return { ...test, is, value: value === "" ? [] : [value] };
  if (!wantsList && Array.isArray(value)) return { ...test, is, value: value[0] ?? "" };
  return { ...test, is };
}
