"use client";

import { useQuery } from "@tanstack/react-query";
import { Filter, Minus, Plus } from "lucide-react";
import Link from "next/link";
import { SegmentPicker } from "@/components/pickers/segment-picker";
import { SEGMENT_KIND_TEXTS } from "@/components/segments/segment-kind-texts";
import { useMay } from "@/components/session/session";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { readFailure } from "@/components/ui/read-failure";
import { toastError, toastUndo } from "@/components/ui/toast";
import { profileSegmentsQuery, useSetProfileSegment } from "@/lib/api-client/segments";
import type { listProfileSegments } from "@/lib/contracts/segments";
import type { z } from "zod";

type Row = z.infer<(typeof listProfileSegments)["answer"]>["items"][number];

const COLUMNS: readonly TableColumn<Row>[] = [
  {
    id: "name",
    header: "Segment",
    primary: true,
    cell: (row) => (
      <Link href={`/segments?open=${row.id}`} className="font-medium hover:underline">
        {row.name}
      </Link>
    ),
  },
  { id: "kind", header: "Kind", width: "8rem", cell: (row) => <Badge>{SEGMENT_KIND_TEXTS[row.kind].label}</Badge> },
  {
    id: "since",
    header: "Since",
    width: "10rem",
    cell: (row) => (row.addedAt === null ? "" : <DateTime value={row.addedAt} />),
  },
];

/** The lists that a profile is in; it is added to static ones here. Dynamic segments are asked, not listed. */
export function ProfileSegments({ profileId }: { profileId: string }) {
  const mayEdit = useMay("data.edit");
  const segments = useQuery(profileSegmentsQuery(profileId));
  const set = useSetProfileSegment(profileId);
  const rows = segments.data?.items.filter((row) => row.addedAt !== null);
  const others = segments.data?.items.filter((row) => row.addedAt === null && row.kind === "static") ?? [];
  const change = async (row: Pick<Row, "id" | "name">, isIn: boolean) => {
    try {
      await set.mutateAsync({ segmentId: row.id, in: isIn });
      toastUndo(isIn ? `Added to “${row.name}”` : `Taken out of “${row.name}”`, () => {
        set.mutate({ segmentId: row.id, in: !isIn });
      });
    } catch (error) {
      toastError("The segment was not changed", error);
    }
  };
  return (
    <div className="grid gap-4">
      {mayEdit && others.length > 0 && (
        <div className="flex max-w-md items-center gap-2">
          <Plus aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <SegmentPicker
            segments={others}
            value={null}
            onChange={(id) => {
              const row = others.find((one) => one.id === id);
              if (row) void change(row, true);
            }}
          />
        </div>
      )}
      <DataTable
        label="Segments"
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => String(row.id)}
        rowMenu={(row) =>
          mayEdit && row.kind === "static"
            ? [{ label: "Take out of the segment", icon: <Minus />, onSelect: () => void change(row, false) }]
            : []
        }
        error={readFailure(segments)}
        empty={
          <EmptyState icon={<Filter />} title="In no list">
            Static and updatable segments that hold this profile stand here. A dynamic segment asks its condition
            whenever it is used.
          </EmptyState>
        }
      />
    </div>
  );
}
