"use client";

import { useCreating } from "@/components/forms/use-creating";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Workflow } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { LoadSampleButton } from "@/components/sample/load-sample-button";
import { SampleReadyDialog } from "@/components/sample/sample-ready-dialog";
import { CreateScenarioDialog } from "@/components/scenarios/create-scenario-dialog";
import { ScenarioFiltersBar } from "@/components/scenarios/scenario-filters-bar";
import { SCENARIO_COLUMNS, TRASH_COLUMNS } from "@/components/scenarios/scenario-columns";
import { SendDialog } from "@/components/scenario-operations/send-dialog";
import { StopScenarioDialog } from "@/components/scenarios/stop-scenario-dialog";
import { useScenarioFilters } from "@/components/scenarios/use-scenario-filters";
import { useScenarioMenu } from "@/components/scenarios/use-scenario-menu";
import { useMay } from "@/components/session/session";
import { usePaletteActions } from "@/components/shell/palette-actions";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import type { Sample } from "@/lib/api-client/sample";
import { scenariosQuery } from "@/lib/api-client/scenarios";
import { SCENARIO_SORTS, type ScenarioRow } from "@/lib/contracts/scenarios";

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
  const rows = scenarios.data?.pages.flatMap((page) => page.items);
  const isTrash = filters.view === "trash";
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
      New scenario
    </Button>
  ) : null;
  useNewScenarioAction(mayEdit, setCreating);
  return (
    <>
      <PageHeader
        title="Scenarios"
        description="What happens to your profiles, step by step: waits, branches, letters and calls."
        actions={create}
      />
      <PageBody>
        {(filters.isFiltered || isTrash || (rows?.length ?? 1) > 0) && <ScenarioFiltersBar filters={filters} />}
        <DataTable
          label={isTrash ? "Scenarios in the trash" : "Scenarios"}
          columns={isTrash ? TRASH_COLUMNS : SCENARIO_COLUMNS}
          rows={rows}
          rowKey={(row) => String(row.id)}
          rowHref={(row) => `/scenarios/${row.id}`}
          rowMenu={makeMenu}
          sort={{ id: filters.sort, desc: filters.desc }}
          onSortChange={(next) => {
            const sort = SCENARIO_SORTS.find((known) => known === next?.id);
            filters.setOrder(sort === undefined || next === null ? null : { sort, desc: next.desc });
          }}
          stale={scenarios.isPlaceholderData}
          error={
            scenarios.error ? { message: scenarios.error.message, onRetry: () => void scenarios.refetch() } : undefined
          }
          empty={<Empty {...{ isTrash, isFiltered: filters.isFiltered, action: create, onSample: setSample }} />}
          paging={{
            hasMore: scenarios.hasNextPage,
            loading: scenarios.isFetchingNextPage,
            onMore: () => void scenarios.fetchNextPage(),
          }}
          {...(scenarios.data?.pages[0] ? { total: scenarios.data.pages[0].total } : {})}
        />
      </PageBody>
      {mayEdit && <CreateScenarioDialog open={creating} onOpenChange={setCreating} />}
      {sample !== null && <SampleReadyDialog sample={sample} onClose={() => setSample(null)} />}
      {sending !== null && <SendDialog scenario={sending} onClose={() => setSending(null)} />}
      {stopping !== null && <StopScenarioDialog row={stopping} onClose={() => setStopping(null)} />}
    </>
  );
}

function useNewScenarioAction(mayEdit: boolean, setCreating: (open: boolean) => void) {
  usePaletteActions(
    "scenarios",
    useMemo(() => {
      const run = () => setCreating(true);
      return mayEdit ? [{ id: "new-scenario", label: "New scenario", group: "Scenarios", icon: <Plus />, run }] : [];
    }, [mayEdit, setCreating]),
  );
}

type EmptyProps = {
  isTrash: boolean;
  isFiltered: boolean;
  action: ReactNode;
  onSample: (sample: Sample) => void;
};

function Empty({ isTrash, isFiltered, action, onSample }: EmptyProps) {
  if (isFiltered)
    return (
      <EmptyState size="sm" title="Nothing found">
        No scenario fits the search and the filters.
      </EmptyState>
    );
  if (isTrash)
    return (
      <EmptyState size="sm" title="The trash is empty">
        Scenarios that you move here can be restored at any time.
      </EmptyState>
    );
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
