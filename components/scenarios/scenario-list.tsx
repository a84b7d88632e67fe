"use client";

import { useCreating } from "@/components/forms/use-creating";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Trash2, Undo2, Workflow } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { LoadSampleButton } from "@/components/sample/load-sample-button";
import { SampleReadyDialog } from "@/components/sample/sample-ready-dialog";
import { CreateScenarioDialog } from "@/components/scenarios/create-scenario-dialog";
import { ScenarioFilters } from "@/components/scenarios/scenario-filters";
import { SCENARIO_COLUMNS, TRASH_COLUMNS } from "@/components/scenarios/scenario-columns";
import { SendDialog } from "@/components/scenario-operations/send-dialog";
import { StopScenarioDialog } from "@/components/scenarios/stop-scenario-dialog";
import { type ScenarioFilterState, useScenarioFilters } from "@/components/scenarios/use-scenario-filters";
import { useScenarioMenu } from "@/components/scenarios/use-scenario-menu";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Sample } from "@/lib/api-client/sample";
import { scenariosQuery } from "@/lib/api-client/scenarios";
import { SCENARIO_SORTS, type ScenarioRow } from "@/lib/contracts/scenarios";
import { useNewAction } from "@/components/shell/use-new-action";
import { ListPage } from "@/components/ui/list-page";
import { readPages } from "@/components/ui/read-pages";

/** The account's scenarios, and the trash. */
export function ScenarioList() {
  const mayEdit = useMay("scenarios.edit");
  const filters = useScenarioFilters();
  const [creating, setCreating] = useCreating();
  const [stopping, setStopping] = useState<ScenarioRow | null>(null);
  const [sending, setSending] = useState<ScenarioRow | null>(null);
  const [sample, setSample] = useState<Sample | null>(null);
  const scenarios = useInfiniteQuery(scenariosQuery(filters.query));
  const makeMenu = useScenarioMenu({ onStop: setStopping, onSend: setSending });
  const isTrash = filters.view === "trash";
  const startCreating = useCallback(() => setCreating(true), [setCreating]);
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={startCreating}>
      New scenario
    </Button>
  ) : null;
  useNewAction("scenario", "Scenarios", mayEdit ? startCreating : null);
  return (
    <ListPage
      title="Scenarios"
      description="What happens to your profiles, step by step: waits, branches, letters and calls."
      label={isTrash ? "Scenarios in the trash" : "Scenarios"}
      create={create}
      query={scenarios}
      search={{ value: filters.search, onChange: filters.setSearch, placeholder: "Search by name or #id" }}
      filters={<ScenarioFilters filters={filters} />}
      toolbarEnd={<TrashButton isTrash={isTrash} onView={filters.setView} />}
      isFiltered={filters.isFiltered || isTrash}
      table={{
        ...readPages(scenarios),
        columns: isTrash ? TRASH_COLUMNS : SCENARIO_COLUMNS,
        rowKey: (row) => String(row.id),
        rowHref: (row) => `/scenarios/${row.id}`,
        rowMenu: makeMenu,
        sort: { id: filters.sort, desc: filters.desc },
        onSortChange: (next) => {
          const sort = SCENARIO_SORTS.find((known) => known === next?.id);
          filters.setOrder(sort === undefined || next === null ? null : { sort, desc: next.desc });
        },
      }}
      empty={<NoScenario action={create} onSample={setSample} />}
      nothingFound={filters.isFiltered ? "No scenario fits the search and the filters." : <EmptyTrash />}
    >
      {mayEdit && <CreateScenarioDialog open={creating} onOpenChange={setCreating} />}
      {sample !== null && <SampleReadyDialog sample={sample} onClose={() => setSample(null)} />}
      {sending !== null && <SendDialog scenario={sending} onClose={() => setSending(null)} />}
      {stopping !== null && <StopScenarioDialog row={stopping} onClose={() => setStopping(null)} />}
    </ListPage>
  );
}

function TrashButton({ isTrash, onView }: { isTrash: boolean; onView: ScenarioFilterState["setView"] }) {
  return (
    <Button
      variant="ghost"
      icon={isTrash ? <Undo2 /> : <Trash2 />}
      onClick={() => onView(isTrash ? "current" : "trash")}
    >
      {isTrash ? "Back to the scenarios" : "Trash"}
    </Button>
  );
}

function EmptyTrash() {
  return (
    <EmptyState size="sm" title="The trash is empty">
      Scenarios that you move here can be restored at any time.
    </EmptyState>
  );
}

function NoScenario({ action, onSample }: { action: ReactNode; onSample: (sample: Sample) => void }) {
  return (
    <EmptyState
      icon={<Workflow />}
      title="No scenario yet"
      action={
        <>
          {action}
          <LoadSampleButton onLoaded={onSample} />
        </>
      }
    >
      A scenario takes profiles by the hand: they enter, wait, branch, get letters, and other systems are called about
      them. Create one, or load the sample and see one at work.
    </EmptyState>
  );
}
