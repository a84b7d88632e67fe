"use client";

import { useCreating } from "@/components/forms/use-creating";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Mail, Pencil, Plus, Trash2 } from "lucide-react";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import { DeleteMailingDialog } from "@/components/mailings/delete-mailing-dialog";
import { makeMailingColumns } from "@/components/mailings/mailing-columns";
import { NewMailingDialog } from "@/components/mailings/new-mailing-dialog";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { mailingsQuery, sentCountsQuery } from "@/lib/api-client/mailings";
import { MAILING_SORTS, type MailingRow } from "@/lib/contracts/mailings";
import { useNewAction } from "@/components/shell/use-new-action";
import { ListPage } from "@/components/ui/list-page";
import { readPages } from "@/components/ui/read-pages";

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
  const pages = readPages(mailings);
  const columns = useColumns(pages.rows);
  const startCreating = useCallback(() => setCreating(true), [setCreating]);
  const create = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={startCreating}>
      New mailing
    </Button>
  ) : null;
  useNewAction("mailing", "Mailings", mayEdit ? startCreating : null);
  return (
    <ListPage
      title="Trigger mailings"
      description="Letters that go to one profile at a time, when a program or a scenario asks for them, or by themselves when something happens."
      create={create}
      query={mailings}
      search={{
        value: filter.search,
        onChange: (search) => void setFilter({ search: search || null }),
        placeholder: "Search mailings",
      }}
      filters={
        <FilterChips
          label="Status"
          value={filter.status}
          onChange={(status) => void setFilter({ status })}
          options={[
            { value: "active", label: "Active" },
            { value: "inactive", label: "Not active" },
          ]}
        />
      }
      isFiltered={filter.status !== null}
      table={{
        ...pages,
        columns,
        rowKey: (row) => String(row.id),
        rowHref: (row) => `/mailings/${row.id}`,
        rowMenu: (row) => [
          { label: "Open", icon: <Pencil />, href: `/mailings/${row.id}` },
          ...(mayEdit
            ? [
                { kind: "separator" as const },
                { label: "Delete", icon: <Trash2 />, tone: "danger" as const, onSelect: () => setDeleting(row) },
              ]
            : []),
        ],
        sort: { id: filter.sort, desc: filter.desc },
        onSortChange: (next) => {
          const sort = MAILING_SORTS.find((known) => known === next?.id);
          void setFilter(sort === undefined || next === null ? { sort: null, desc: null } : { sort, desc: next.desc });
        },
      }}
      empty={
        <EmptyState icon={<Mail />} title="No mailing yet" action={create}>
          A trigger mailing joins a template with a resource: whoever is subscribed to it gets the letter when a program
          calls the API, or when a scenario comes to its e-mail element.
        </EmptyState>
      }
      nothingFound="No mailing fits the search and the filter."
    >
      {mayEdit && <NewMailingDialog open={creating} onOpenChange={setCreating} />}
      <DeleteMailingDialog mailing={deleting} onClose={() => setDeleting(null)} />
    </ListPage>
  );
}

function useColumns(rows: readonly MailingRow[] | undefined) {
  const counts = useQuery(sentCountsQuery(rows?.map((row) => row.id) ?? []));
  return useMemo(() => {
    const sent = counts.data?.counts.map(({ mailingId, sent: count }): [number, number] => [mailingId, count]);
    return makeMailingColumns(sent === undefined ? null : new Map(sent));
  }, [counts.data]);
}
