"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { MailX, Plus, Undo2 } from "lucide-react";
import { SuppressionDialog } from "@/components/settings/suppression-dialog";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import type { TableColumn } from "@/components/ui/data-table-types";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { toastError, toastUndo } from "@/components/ui/toast";
import { suppressionsQuery, useAddSuppression, useRemoveSuppression } from "@/lib/api-client/suppressions";
import type { SuppressionView } from "@/lib/contracts/suppressions";
import { useCreating } from "@/components/forms/use-creating";
import { ListPage } from "@/components/ui/list-page";
import { useSearch } from "@/components/ui/use-search";
import { readPages } from "@/components/ui/read-pages";

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
  const search = useSearch("Search addresses");
  const [adding, setAdding] = useCreating();
  const list = useInfiniteQuery(suppressionsQuery(search.value));
  const remove = useRemoval();
  const add = mayEdit ? (
    <Button variant="primary" icon={<Plus />} onClick={() => setAdding(true)}>
      Suppress an address
    </Button>
  ) : null;
  return (
    <ListPage
      title="Suppression list"
      label="Suppressed addresses"
      description="No mailing of the account writes to these addresses, whatever they are subscribed to."
      create={add}
      query={list}
      search={search}
      table={{
        ...readPages(list),
        columns: COLUMNS,
        rowKey: (row) => row.address,
        rowMenu: (row) =>
          mayEdit ? [{ label: "Write to it again", icon: <Undo2 />, onSelect: () => void remove(row) }] : [],
      }}
      empty={
        <EmptyState icon={<MailX />} title="Nobody is suppressed" action={add}>
          Put an address here that must get no letter from this account again. Its subscriptions stay as they are.
        </EmptyState>
      }
      nothingFound="No address on the list holds this text."
    >
      {mayEdit && adding && <SuppressionDialog onClose={() => setAdding(false)} />}
    </ListPage>
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
