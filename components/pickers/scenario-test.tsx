"use client";

import type { DraftTest } from "@/components/pickers/draft-condition";
import { SCENARIO_FACT_TEXTS } from "@/components/pickers/condition-words";
import { WindowDays } from "@/components/pickers/window-days";
import { ScenarioPicker } from "@/components/pickers/scenario-picker";
import { Select } from "@/components/ui/select";
import { SCENARIO_FACTS } from "@/lib/domain/conditions/condition";

type ScenarioTest = Extract<DraftTest, { kind: "scenario" }>;

export type ScenarioTestFieldsProps = {
  test: ScenarioTest;
  onChange: (test: ScenarioTest) => void;
  scenarios: readonly { id: number; name: string; isActive: boolean }[];
};

const FACTS = SCENARIO_FACTS.map((value) => ({ value, label: SCENARIO_FACT_TEXTS[value] }));

/** What the profile did in which scenario. */
export function ScenarioTestFields({ test, onChange, scenarios }: ScenarioTestFieldsProps) {
  return (
    <div className="grid gap-2">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-2">
        <Select
          aria-label="What it did"
          size="sm"
          value={test.was}
          onChange={(was) => onChange(was === "inside" ? { ...test, was, days: undefined } : { ...test, was })}
          options={FACTS}
        />
        <ScenarioPicker
          size="sm"
          scenarios={scenarios}
          value={test.scenarioId === 0 ? null : test.scenarioId}
          onChange={(scenarioId) => onChange({ ...test, scenarioId: scenarioId ?? 0 })}
        />
      </div>
      {test.was !== "inside" && <WindowDays days={test.days} onChange={(days) => onChange({ ...test, days })} />}
    </div>
  );
}
