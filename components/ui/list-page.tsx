"use client";

import type { ReactElement, ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import type { DataTableProps, TableRow } from "@/components/ui/data-table-types";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { readFailure } from "@/components/ui/read-failure";
import { SearchInput } from "@/components/ui/search-input";
import { Toolbar } from "@/components/ui/toolbar";

export type ListPageProps<Row extends TableRow> = {
  title: string;
  description: ReactNode;
  /** What the table lists, for screen readers; the title unless told. */
  label?: string;
  table: Omit<DataTableProps<Row>, "label" | "error" | "stale" | "empty">;
  /** Where the rows come from. */
  query: { data: unknown; error: Error | null; refetch: () => unknown; isPlaceholderData: boolean };
  /** The button that makes a new one: in the head, and in the empty state while there is none. */
  create?: ReactNode;
  search?: { value: string; onChange: (text: string) => void; placeholder: string };
  /** Beside the search. */
  filters?: ReactNode;
  /** At the other end of their line. */
  toolbarEnd?: ReactNode;
  /** Whether filters leave rows out; a search counts by itself. */
  isFiltered?: boolean;
  /** Shown while there is none. */
  empty?: ReactNode;
  /** Shown when search and filters leave none; a text stands under "Nothing found". */
  nothingFound?: string | ReactElement;
  /** Between the head and the list. */
  before?: ReactNode;
  /** Dialogs. */
  children?: ReactNode;
};

/** A page with one list: head, search, table, what to do while it is empty, and its dialogs. */
export function ListPage<Row extends TableRow>(props: ListPageProps<Row>) {
  const { title, description, label = title, table, query, create, search, filters, empty } = props;
  const isNarrowed = props.isFiltered === true || (search !== undefined && search.value !== "");
  const isEmpty = table.rows?.length === 0 && !isNarrowed;
  return (
    <>
      <PageHeader title={title} description={description} actions={isEmpty && empty !== undefined ? null : create} />
      <PageBody>
        {props.before}
        {!isEmpty && (search !== undefined || filters !== undefined) && (
          <Toolbar end={props.toolbarEnd}>
            {search !== undefined && <SearchInput {...search} />}
            {filters}
          </Toolbar>
        )}
        <DataTable
          {...table}
          label={label}
          stale={query.isPlaceholderData}
          error={readFailure(query)}
          empty={isNarrowed ? <NothingFound text={props.nothingFound} /> : empty}
        />
      </PageBody>
      {props.children}
    </>
  );
}

function NothingFound({ text }: { text: string | ReactElement | undefined }) {
  if (typeof text === "object") return text;
  return (
    <EmptyState size="sm" title="Nothing found">
      {text}
    </EmptyState>
  );
}
