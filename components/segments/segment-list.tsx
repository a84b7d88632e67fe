"use client";

import { useQuery } from "@tanstack/react-query";
import { Calculator, Filter, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { SEGMENT_COLUMNS } from "@/components/segments/segment-columns";
import { SegmentDialog } from "@/components/segments/segment-dialog";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { toastError } from "@/components/ui/toast";
import { segmentsQuery, useDeleteSegment, useRecountSegment } from "@/lib/api-client/segments";
import type { Segment } from "@/lib/contracts/segments";
import { DeleteDialog } from "@/components/forms/delete-dialog";
import { useOpenedDialog } from "@/components/forms/use-opened-dialog";
import { ListPage } from "@/components/ui/list-page";
import { useSearch } from "@/components/ui/use-search";

/** The account's segments. */
export function SegmentList() {
  const mayEdit = useMay("data.edit");
  const search = useSearch("Search segments");
  const [deleting, setDeleting] = useState<Segment | null>(null);
  const segments = useQuery(segmentsQuery({ search: search.value }));
  const recount = useRecountSegment();
  const { mutateAsync: remove } = useDeleteSegment();
  const rows = segments.data?.items;
  const dialog = useOpenedDialog(rows);
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={dialog.create}>
      New segment
    </Button>
  ) : null;
  const count = (row: Segment) => {
    recount.mutate(row.id, { onError: (error) => toastError(`“${row.name}” was not counted`, error) });
  };
  const menuOf = (row: Segment): MenuEntry[] =>
    mayEdit
      ? [
          { label: "Count now", icon: <Calculator />, onSelect: () => count(row) },
          { label: "Delete", icon: <Trash2 />, tone: "danger", onSelect: () => setDeleting(row) },
        ]
      : [];
  return (
    <ListPage
      title="Segments"
      description="Some profiles of a database: a list, or everybody for whom a condition holds."
      create={create}
      query={segments}
      search={search}
      table={{
        ...{ columns: SEGMENT_COLUMNS, rows, rowMenu: menuOf },
        rowKey: (row) => String(row.id),
        ...(mayEdit ? { onRowClick: dialog.open } : {}),
      }}
      empty={
        <EmptyState icon={<Filter />} title="No segment yet" action={create}>
          A segment is a part of a database, such as “Bought in the last month” or “Guests of the fair”. Scenarios ask
          whether a profile is in it, and start for whoever comes in.
        </EmptyState>
      }
      nothingFound={`No segment’s name contains “${search.value}”.`}
    >
      {mayEdit && dialog.isOpen && <SegmentDialog key={dialog.key} segment={dialog.row} onClose={dialog.close} />}
      <DeleteDialog
        row={deleting}
        noun="segment"
        description={({ kind }) =>
          `Its ${kind === "static" ? "list" : "condition"} is lost. The profiles stay in the database.`
        }
        remove={remove}
        onClose={() => setDeleting(null)}
      />
    </ListPage>
  );
}
