"use client";

import { useCreating } from "@/components/forms/use-creating";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Mail, Pencil, Plus, Trash2 } from "lucide-react";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { type ReactNode, useMemo, useState } from "react";
import { DeleteMailingDialog } from "@/components/mailings/delete-mailing-dialog";
import { makeMailingColumns } from "@/components/mailings/mailing-columns";
import { NewMailingDialog } from "@/components/mailings/new-mailing-dialog";
import { useMay } from "@/components/session/session";
import { usePaletteActions } from "@/components/shell/palette-actions";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { Toolbar } from "@/components/ui/toolbar";
import { mailingsQuery, sentCountsQuery } from "@/lib/api-client/mailings";
import { MAILING_SORTS, type MailingRow } from "@/lib/contracts/mailings";

const STATUSES = ["active", "inactive"] as const;

/** The account's trigger mailings. */
export function MailingList() {
  const mayEdit = useMay("content.edit");
  const [filter, setFilter] = useQueryStates({
    search: parseAsString.withDefault(""),
    status: parseAsStringLiteral(STATUSES),
    sort: parseAsStringLiteral(MAILING_SORTS).withDefault("id"),
    desc: parseAsBoolean.withDefault(true),
  });
  const [creating, setCreating] = useCreating();
  const [deleting, setDeleting] = useState<MailingRow | null>(null);
  const mailings = useInfiniteQuery(mailingsQuery(filter));
  const rows = mailings.data?.pages.flatMap((page) => page.items);
  const columns = useColumns(rows);
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
      New mailing
    </Button>
  ) : null;
  useNewMailingAction(mayEdit, setCreating);
  const isFiltered = filter.search !== "" || filter.status !== null;
  return (
    <>
      <PageHeader
        title="Trigger mailings"
        description="Letters that go to one profile at a time, when a program or a scenario asks for them, or by themselves when something happens."
        actions={create}
      />
      <PageBody>
        {(isFiltered || (rows?.length ?? 1) > 0) && (
          <Toolbar>
            <SearchInput
              value={filter.search}
              onChange={(search) => void setFilter({ search: search || null })}
              placeholder="Search mailings"
            />
            <FilterChips
              label="Status"
              value={filter.status}
              onChange={(status) => void setFilter({ status })}
              options={[
                { value: "active", label: "Active" },
                { value: "inactive", label: "Not active" },
              ]}
            />
          </Toolbar>
        )}
        <DataTable
          label="Trigger mailings"
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.id)}
          rowHref={(row) => `/mailings/${row.id}`}
          rowMenu={(row) => [
            { label: "Open", icon: <Pencil />, href: `/mailings/${row.id}` },
            ...(mayEdit
              ? [
                  { kind: "separator" as const },
                  { label: "Delete", icon: <Trash2 />, tone: "danger" as const, onSelect: () => setDeleting(row) },
                ]
              : []),
          ]}
          sort={{ id: filter.sort, desc: filter.desc }}
          onSortChange={(next) => {
            const sort = MAILING_SORTS.find((known) => known === next?.id);
            void setFilter(
              sort === undefined || next === null ? { sort: null, desc: null } : { sort, desc: next.desc },
            );
          }}
          stale={mailings.isPlaceholderData}
          error={
            mailings.error ? { message: mailings.error.message, onRetry: () => void mailings.refetch() } : undefined
          }
          empty={isFiltered ? <NothingFound /> : <NoMailings action={create} />}
          paging={{
            hasMore: mailings.hasNextPage,
            loading: mailings.isFetchingNextPage,
            onMore: () => void mailings.fetchNextPage(),
          }}
          {...(mailings.data?.pages[0] ? { total: mailings.data.pages[0].total } : {})}
        />
      </PageBody>
      {mayEdit && <NewMailingDialog open={creating} onOpenChange={setCreating} />}
      <DeleteMailingDialog mailing={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}

function useColumns(rows: readonly MailingRow[] | undefined) {
  const counts = useQuery(sentCountsQuery(rows?.map((row) => row.id) ?? []));
  return useMemo(() => {
    const sent = counts.data?.counts.map(({ mailingId, sent: count }): [number, number] => [mailingId, count]);
    return makeMailingColumns(sent === undefined ? null : new Map(sent));
  }, [counts.data]);
}

function useNewMailingAction(mayEdit: boolean, setCreating: (open: boolean) => void) {
  usePaletteActions(
    "mailings",
    useMemo(() => {
      const run = () => setCreating(true);
      return mayEdit ? [{ id: "new-mailing", label: "New mailing", group: "Mailings", icon: <Plus />, run }] : [];
    }, [mayEdit, setCreating]),
  );
}

function NoMailings({ action }: { action: ReactNode }) {
  return (
    <EmptyState icon={<Mail />} title="No mailing yet" action={action}>
      A trigger mailing joins a template with a resource: whoever is subscribed to it gets the letter when a program
      calls the API, or when a scenario comes to its e-mail element.
    </EmptyState>
  );
}

function NothingFound() {
  return (
    <EmptyState size="sm" title="Nothing found">
      No mailing fits the search and the filter.
    </EmptyState>
  );
}
