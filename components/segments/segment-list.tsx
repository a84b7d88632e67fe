"use client";

import { useQuery } from "@tanstack/react-query";
import { Calculator, Filter, Plus, Trash2 } from "lucide-react";
import { parseAsBoolean, parseAsInteger, parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { DeleteSegmentDialog } from "@/components/segments/delete-segment-dialog";
import { SEGMENT_COLUMNS } from "@/components/segments/segment-columns";
import { SegmentDialog } from "@/components/segments/segment-dialog";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { toastError } from "@/components/ui/toast";
import { Toolbar } from "@/components/ui/toolbar";
import { segmentsQuery, useRecountSegment } from "@/lib/api-client/segments";
import type { Segment } from "@/lib/contracts/segments";

/** The account's segments. */
export function SegmentList() {
  const mayEdit = useMay("data.edit");
  const [search, setSearch] = useQueryState("search", parseAsString.withDefault(""));
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const [opened, setOpened] = useQueryState("open", parseAsInteger);
  const [deleting, setDeleting] = useState<Segment | null>(null);
  const segments = useQuery(segmentsQuery({ search }));
  const recount = useRecountSegment();
  const rows = segments.data?.items;
  const chosen = rows?.find((row) => row.id === opened) ?? null;
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={() => void setCreating(true)}>
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
  const close = () => {
    void setCreating(null);
    void setOpened(null);
  };
  return (
    <>
      <PageHeader
        title="Segments"
        description="Some profiles of a database: a list, or everybody for whom a condition holds."
        actions={create}
      />
      <PageBody>
        {(search !== "" || (rows?.length ?? 1) > 0) && (
          <Toolbar>
            <SearchInput
              value={search}
              onChange={(value) => void setSearch(value || null)}
              placeholder="Search segments"
            />
          </Toolbar>
        )}
        <DataTable
          label="Segments"
          columns={SEGMENT_COLUMNS}
          rows={rows}
          rowKey={(row) => String(row.id)}
          rowMenu={menuOf}
          {...(mayEdit ? { onRowClick: (row: Segment) => void setOpened(row.id) } : {})}
          stale={segments.isPlaceholderData}
          error={
            segments.error ? { message: segments.error.message, onRetry: () => void segments.refetch() } : undefined
          }
          empty={
            search === "" ? (
              <EmptyState icon={<Filter />} title="No segment yet" action={create}>
                A segment is a part of a database, such as “Bought in the last month” or “Guests of the fair”. Scenarios
                ask whether a profile is in it, and start for whoever comes in.
              </EmptyState>
            ) : (
              <EmptyState size="sm" title="Nothing found">
                No segment’s name contains “{search}”.
              </EmptyState>
            )
          }
        />
      </PageBody>
      {mayEdit && (creating || chosen !== null) && (
        <SegmentDialog key={chosen?.id ?? "new"} segment={creating ? null : chosen} onClose={close} />
      )}
      {deleting !== null && <DeleteSegmentDialog segment={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}
