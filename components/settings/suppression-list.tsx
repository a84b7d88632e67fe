"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { MailX, Plus, Undo2 } from "lucide-react";
import { parseAsBoolean, parseAsString, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { SuppressionDialog } from "@/components/settings/suppression-dialog";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { toastError, toastUndo } from "@/components/ui/toast";
import { Toolbar } from "@/components/ui/toolbar";
import { suppressionsQuery, useAddSuppression, useRemoveSuppression } from "@/lib/api-client/suppressions";
import type { SuppressionView } from "@/lib/contracts/suppressions";

const COLUMNS: readonly TableColumn<SuppressionView>[] = [
  {
    id: "address",
    header: "Address",
    primary: true,
    cell: (row) => <span className="truncate font-medium">{row.address}</span>,
  },
  { id: "reason", header: "Reason", wrap: true, hideBelow: "sm", cell: (row) => row.reason },
  {
    id: "since",
    header: "Since",
    width: "14rem",
    cell: (row) => (
      <span className="truncate">
        <DateTime value={row.createdAt} show="date" /> by {row.createdBy}
      </span>
    ),
  },
];

/** Addresses that the account writes to no more. */
export function SuppressionList() {
  const mayEdit = useMay("data.edit");
  const [search, setSearch] = useQueryState("search", parseAsString.withDefault(""));
  const [adding, setAdding] = useQueryState("new", parseAsBoolean.withDefault(false));
  const list = useInfiniteQuery(suppressionsQuery(search));
  const remove = useRemoval();
  const rows = list.data?.pages.flatMap((page) => page.items);
  const add = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={() => void setAdding(true)}>
      Suppress an address
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Suppression list"
        description="No mailing of the account writes to these addresses, whatever they are subscribed to."
        actions={add}
      />
      <PageBody>
        {(search !== "" || (rows?.length ?? 1) > 0) && (
          <Toolbar>
            <SearchInput
              value={search}
              onChange={(text) => void setSearch(text || null)}
              placeholder="Search addresses"
            />
          </Toolbar>
        )}
        <DataTable
          label="Suppressed addresses"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.address}
          rowMenu={(row) =>
            mayEdit ? [{ label: "Write to it again", icon: <Undo2 />, onSelect: () => void remove(row) }] : []
          }
          stale={list.isPlaceholderData}
          error={list.error ? { message: list.error.message, onRetry: () => void list.refetch() } : undefined}
          empty={search === "" ? <Nobody action={add} /> : <NothingFound />}
          paging={{
            hasMore: list.hasNextPage,
            loading: list.isFetchingNextPage,
            onMore: () => void list.fetchNextPage(),
          }}
          {...(list.data?.pages[0] ? { total: list.data.pages[0].total } : {})}
        />
      </PageBody>
      {mayEdit && adding && <SuppressionDialog onClose={() => void setAdding(null)} />}
    </>
  );
}

/** Takes an address off at once and offers to put it back. */
function useRemoval() {
  const { mutateAsync: remove } = useRemoveSuppression();
  const { mutateAsync: add } = useAddSuppression();
  return async ({ address, reason }: SuppressionView) => {
    try {
      await remove(address);
      toastUndo(`${address} may get letters again`, async () => {
        await add({ address, reason });
      });
    } catch (error) {
      toastError(`${address} stays on the list`, error);
    }
  };
}

function Nobody({ action }: { action: ReactNode }) {
  return (
    <EmptyState icon={<MailX />} title="Nobody is suppressed" action={action}>
      Put an address here that must get no letter from this account again. Its subscriptions stay as they are.
    </EmptyState>
  );
}

function NothingFound() {
  return (
    <EmptyState size="sm" title="Nothing found">
      No address on the list holds this text.
    </EmptyState>
  );
}
