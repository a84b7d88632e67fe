"use client";

import type { DraftTest } from "@/components/pickers/draft-condition";
import { MESSAGE_FACT_TEXTS } from "@/components/pickers/condition-words";
import { WindowDays } from "@/components/pickers/window-days";
import { Combobox } from "@/components/ui/combobox";
import { Select } from "@/components/ui/select";
import { MESSAGE_FACTS } from "@/lib/domain/conditions/condition";

type MessageTest = Extract<DraftTest, { kind: "message" }>;

export type MessageTestFieldsProps = {
  test: MessageTest;
  onChange: (test: MessageTest) => void;
  mailings: readonly { id: number; name: string }[];
};

const HAS = [
  { value: "has", label: "there is one that was" },
  { value: "has_not", label: "there is none that was" },
] as const;
const FACTS = MESSAGE_FACTS.map((value) => ({ value, label: MESSAGE_FACT_TEXTS[value] }));
const ANY = 0;

/** What became of a letter of which mailing, or that there is none. */
export function MessageTestFields({ test, onChange, mailings }: MessageTestFieldsProps) {
  const { mailingId } = test;
  const options = [
    { value: ANY, label: "of any mailing" },
    ...mailings.map(({ id, name }) => ({ value: id, label: name, hint: `#${id}` })),
  ];
  const isMissing = mailingId !== null && !mailings.some((one) => one.id === mailingId);
  return (
    <div className="grid gap-2">
      <div className="grid grid-cols-2 items-start gap-2">
        <Select
          aria-label="One or none"
          size="sm"
          value={test.has ? "has" : "has_not"}
          onChange={(next) => onChange({ ...test, has: next === "has" })}
          options={HAS}
        />
        <Select
          aria-label="What became of it"
          size="sm"
          value={test.event}
          onChange={(event) => onChange({ ...test, event })}
          options={FACTS}
        />
      </div>
      <Combobox
        aria-label="Trigger mailing"
        size="sm"
        value={mailingId ?? ANY}
        chosen={isMissing ? { value: mailingId, label: `#${mailingId}`, hint: "not found" } : null}
        onChange={(id) => onChange({ ...test, mailingId: id === null || id === ANY ? null : id })}
        options={options}
        searchPlaceholder="Search by name"
      />
      <WindowDays days={test.days} onChange={(days) => onChange({ ...test, days })} />
    </div>
  );
}
