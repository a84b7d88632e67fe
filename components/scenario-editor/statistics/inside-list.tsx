"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CornerDownRight, Download, UserMinus } from "lucide-react";
import { useState } from "react";
import { useEditor, useFaceScenario, useStatistics, useTools } from "@/components/scenario-editor/editor-context";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { MoveDialog } from "@/components/scenario-editor/statistics/move-dialog";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { readPages } from "@/components/ui/read-pages";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { toastSuccess } from "@/components/ui/toast";
import { apicontentUrl, insideQuery, useRemoveProfiles } from "@/lib/api-client/scenario-statistics";
import type { TaskProfile } from "@/lib/contracts/scenario-statistics";
import { STATUS_TEXTS } from "@/components/scenario-editor/statistics/status-texts";

/** Who stands in an element now: until when, why, with what. Opened by the number above the element. */
export function InsideList() {
  const { statistics } = useTools();
  const nodeId = useStatistics((state) => state.listed);
  if (nodeId === null) return null;
  return <ListDialog nodeId={nodeId} onClose={() => statistics.setState({ listed: null })} />;
}

const COLUMNS: readonly TableColumn<TaskProfile>[] = [
  { id: "profile", header: "Profile", primary: true, cell: (row) => <span className="font-medium">{row.label}</span> },
  {
    id: "status",
    header: "State",
    width: "11rem",
    cell: (row) => {
      const text = STATUS_TEXTS[row.status];
      return (
        <Badge tone={text.tone} title={row.error ?? undefined}>
          {row.error ?? text.label}
        </Badge>
      );
    },
  },
  { id: "since", header: "Here since", width: "9rem", cell: (row) => <DateTime value={row.nodeEnteredAt} /> },
  {
    id: "until",
    header: "Leaves",
    width: "12rem",
    cell: (row) => <DateTime value={row.wakeAt} show="exact" empty="not known" />,
  },
];

function ListDialog({ nodeId, onClose }: { nodeId: number; onClose: () => void }) {
  const { id } = useFaceScenario();
  const { isReadOnly } = useTools();
  const title = useEditor((state) => {
    const node = state.content.nodes.get(nodeId);
    return node === undefined ? `Element #${nodeId}` : nodeKinds.titleOf(node);
  });
  const list = useInfiniteQuery(insideQuery(id, nodeId));
  const remove = useRemoveProfiles(id);
  const [removing, setRemoving] = useState<TaskProfile | "all" | null>(null);
  const [moving, setMoving] = useState<TaskProfile | "all" | null>(null);
  const total = list.data?.pages[0]?.total;
  const run = async () => {
    if (removing === null) return;
    const { profileId, passId } = removing === "all" ? { profileId: "", passId: "" } : removing;
    const { removed } = await remove.mutateAsync(removing === "all" ? { nodeId } : { profileId, passId });
    toastSuccess(`${removed.toLocaleString("en")} ${removed === 1 ? "profile was" : "profiles were"} removed`);
  };
  const menu = (row: TaskProfile): MenuEntry[] => [
    ...(row.hasContent
      ? [{ label: "Download apicontent", icon: <Download />, onSelect: () => download(apicontentUrl(id, row)) }]
      : []),
    ...(isReadOnly
      ? []
      : [
          { label: "Move to another element", icon: <CornerDownRight />, onSelect: () => setMoving(row) },
          {
            label: "Remove from the scenario",
            icon: <UserMinus />,
            tone: "danger" as const,
            onSelect: () => setRemoving(row),
          },
        ]),
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="xl"
      title={`Inside “${title}” (#${nodeId})`}
      footer={
        <>
          {!isReadOnly && (
            <Button
              variant="danger-ghost"
              icon={<UserMinus />}
              disabled={total === undefined || total === 0}
              onClick={() => setRemoving("all")}
              className="mr-auto"
            >
              Remove these profiles from the scenario
            </Button>
          )}
          {!isReadOnly && (
            <Button
              icon={<CornerDownRight />}
              disabled={total === undefined || total === 0}
              onClick={() => setMoving("all")}
            >
              Move to another element
            </Button>
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <DataTable
        label="Profiles inside"
        columns={COLUMNS}
        {...readPages(list)}
        rowKey={(row) => row.passId}
        rowHref={(row) => `/databases/${row.databaseId}/profiles/${row.profileId}`}
        rowMenu={menu}
        empty={<EmptyState size="sm" title="Nobody is here any more" />}
      />
      {moving !== null && (
        <MoveDialog nodeId={nodeId} pass={moving === "all" ? null : passOf(moving)} onClose={() => setMoving(null)} />
      )}
      <AlertDialog
        open={removing !== null}
        onOpenChange={(open) => {
          if (!open) setRemoving(null);
        }}
        title={removing === "all" ? `Remove everybody from “${title}”?` : "Remove this profile from the scenario?"}
        {...(removing === "all" && total !== undefined
          ? { count: { value: total, unit: total === 1 ? "profile leaves" : "profiles leave" } }
          : {})}
        description="The pass ends here and cannot be brought back to where it was. Whether the profile may enter again is up to the reentry mode."
        confirmLabel="Remove"
        failed="Not removed"
        onConfirm={run}
      />
    </Dialog>
  );
}

const passOf = ({ profileId, passId }: TaskProfile) => ({ profileId, passId });

function download(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
}
