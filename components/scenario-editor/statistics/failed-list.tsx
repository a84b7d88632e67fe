"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download, RotateCcw, SkipForward } from "lucide-react";
import { useState } from "react";
import { useEditor, useFaceScenario, useStatistics, useTools } from "@/components/scenario-editor/editor-context";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { readPages } from "@/components/ui/read-pages";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { Tabs } from "@/components/ui/tabs";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { apicontentUrl, failedQuery, useRetryProfiles } from "@/lib/api-client/scenario-statistics";
import type { TaskProfile } from "@/lib/contracts/scenario-statistics";
import { FAILED_KINDS, type FailedKind } from "@/lib/domain/scenario/failed-passes";

/** Whose pass failed, where and why; each can go on. Opened by the number of errors. */
export function FailedList() {
  const { statistics } = useTools();
  const isOpen = useStatistics((state) => state.isFailedListed);
  return isOpen ? <ListDialog onClose={() => statistics.setState({ isFailedListed: false })} /> : null;
}

const COLUMNS: readonly TableColumn<TaskProfile>[] = [
  { id: "profile", header: "Profile", primary: true, cell: (row) => <span className="font-medium">{row.label}</span> },
  { id: "element", header: "Element", width: "13rem", cell: (row) => <ElementName nodeId={row.nodeId} /> },
  {
    id: "why",
    header: "Why",
    wrap: true,
    cell: (row) => (
      <span className="text-danger-text">
        {row.error ?? "It left by a way out for errors; what happened stands in the profile's history."}
      </span>
    ),
  },
  { id: "since", header: "When", width: "9rem", cell: (row) => <DateTime value={row.nodeEnteredAt} /> },
];

function ElementName({ nodeId }: { nodeId: number }) {
  const name = useEditor((state) => {
    const node = state.content.nodes.get(nodeId);
    return node === undefined ? "Deleted element" : nodeKinds.titleOf(node);
  });
  return (
    <>
      {name} <span className="text-muted-foreground">#{nodeId}</span>
    </>
  );
}

function describeRetry(mode: "retry" | "skip", { retried, ended }: { retried: number; ended: number | null }): string {
  if (retried === 0) return "The pass had gone on already";
  const people = `${retried.toLocaleString("en")} ${retried === 1 ? "profile" : "profiles"}`;
  if (mode === "retry") return `${people} ${retried === 1 ? "runs" : "run"} the element again`;
  if (ended === null) return `${people} ${retried === 1 ? "skips" : "skip"} the element`;
  return ended > 0 ? `${people} left: nothing follows the element` : `${people} went on to the next element`;
}

const TITLES: Record<FailedKind, string> = { failed: "Stand failed", ended: "Left with an error" };
const SAYINGS: Record<FailedKind, string> = {
  failed:
    "They stand still where they failed. Mend the element and save, then let them go on; skipping takes the element as done.",
  ended: "They left where something went wrong and nothing follows: link that way out to keep the next ones inside.",
};
const COUNTED =
  "The number of errors counts what happened in its days: whoever failed twice is in it twice, and so is who went on since.";

type Who = TaskProfile | "all";

function ListDialog({ onClose }: { onClose: () => void }) {
  const { id } = useFaceScenario();
  const { isReadOnly } = useTools();
  const lists = {
    failed: useInfiniteQuery(failedQuery(id, "failed")),
    ended: useInfiniteQuery(failedQuery(id, "ended")),
  };
  const totals = { failed: readTotal(lists.failed), ended: readTotal(lists.ended) };
  const [chosen, setChosen] = useState<FailedKind | null>(null);
  // Where there is somebody, first of all those who can still go on.
  const kind = chosen ?? (totals.failed === 0 && totals.ended > 0 ? "ended" : "failed");
  const retry = useRetryProfiles(id);
  const [isSkipping, setSkipping] = useState(false);
  const run = async (who: Who, mode: "retry" | "skip") => {
    try {
      const whom = who === "all" ? { all: true as const } : { profileId: who.profileId, passId: who.passId };
      toastSuccess(describeRetry(mode, await retry.mutateAsync({ mode, ...whom })));
    } catch (error) {
      toastError("Nothing was changed", error);
    }
  };
  const menu = (row: TaskProfile): MenuEntry[] => [
    ...(isReadOnly || kind === "ended"
      ? []
      : [
          { label: "Run the element again", icon: <RotateCcw />, onSelect: () => void run(row, "retry") },
          { label: "Skip the element", icon: <SkipForward />, onSelect: () => void run(row, "skip") },
        ]),
    ...(row.hasContent
      ? [{ label: "Download apicontent", icon: <Download />, onSelect: () => window.open(apicontentUrl(id, row)) }]
      : []),
  ];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="xl"
      title="Who failed, and why"
      description={SAYINGS[kind]}
      footer={
        <>
          {!isReadOnly && kind === "failed" && (
            <RetryAll
              total={totals.failed}
              isPending={retry.isPending}
              onRetry={() => void run("all", "retry")}
              onSkip={() => setSkipping(true)}
            />
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <Tabs
        tabs={FAILED_KINDS.map((value) => ({ value, label: TITLES[value], count: totals[value] }))}
        value={kind}
        onChange={setChosen}
        look="pill"
        label="What became of them"
        className="mb-3"
      />
      <DataTable
        label={TITLES[kind]}
        columns={COLUMNS}
        {...readPages(lists[kind])}
        rowKey={(row) => row.passId}
        rowHref={(row) => `/databases/${row.databaseId}/profiles/${row.profileId}`}
        rowMenu={menu}
        empty={
          <EmptyState size="sm" title={kind === "failed" ? "Nobody stands failed now" : "Nobody left with an error"} />
        }
      />
      <p className="mt-2 text-xs text-muted-foreground">{COUNTED}</p>
      <AlertDialog
        open={isSkipping}
        onOpenChange={setSkipping}
        title="Skip the elements where they failed?"
        count={{ value: totals.failed, unit: totals.failed === 1 ? "profile goes on" : "profiles go on" }}
        description="What the element should have done is not done for them: no letter, no call, no change. Who stands where nothing follows leaves the scenario."
        confirmLabel="Skip"
        onConfirm={() => run("all", "skip")}
      />
    </Dialog>
  );
}

const readTotal = ({ data }: { data: { pages: readonly { total: number }[] } | undefined }) =>
  data?.pages[0]?.total ?? 0;

type RetryAllProps = { total: number; isPending: boolean; onRetry: () => void; onSkip: () => void };

function RetryAll({ total, isPending, onRetry, onSkip }: RetryAllProps) {
  return (
    <div className="mr-auto flex gap-2">
      <Button variant="primary" icon={<RotateCcw />} disabled={total === 0} loading={isPending} onClick={onRetry}>
        Run all again
      </Button>
      <Button icon={<SkipForward />} disabled={total === 0} onClick={onSkip}>
        Skip for all
      </Button>
    </div>
  );
}
