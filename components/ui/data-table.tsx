"use client";

import {
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { DataTableBody } from "@/components/ui/data-table-body";
import { DataTableHead } from "@/components/ui/data-table-head";

import { DataTableSkeleton } from "@/components/ui/data-table-skeleton";
import type { DataTableProps, TableColumn, TableRow, TableSort } from "@/components/ui/data-table-types";
import { EmptyState } from "@/components/ui/empty-state";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

/** A list of things: sorting, row link or click, row menu, selection, skeletons, paging by "Load more". */
export function DataTable<Row extends TableRow>(props: DataTableProps<Row>) {
  if (props.error !== undefined) return <LoadError {...props.error} />;
  if (props.rows?.length === 0 && props.empty !== undefined) return props.empty;
  const interactive = props.rowHref !== undefined || props.onRowClick !== undefined;
  return (
    <div className="grid min-w-0 gap-3">
      <div
        className="relative min-w-0 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4"
        {...(interactive ? {} : { tabIndex: 0, role: "region", "aria-label": props.label })}
      >
        <SortedTable {...props} />
      </div>
      <DataTableFooter {...props} />
    </div>
  );
}

function SortedTable<Row extends TableRow>(props: DataTableProps<Row>) {
  const { rows, columns, stale = false } = props;
  const { sorted, sort, setSort } = useSortedRows(props);
  const hasEnd = props.rowMenu !== undefined;
  const hasStart = props.selected !== undefined;
  return (
    <table
      aria-label={props.label}
      aria-busy={rows === undefined || stale}
      className={cn("w-full border-separate border-spacing-0 text-sm", stale && "opacity-60 transition-opacity")}
    >
      <DataTableHead
        columns={columns}
        sort={sort}
        onSort={setSort}
        hasEnd={hasEnd}
        selectAll={hasStart && <SelectAll {...props} />}
      />
      {rows === undefined ? (
        <DataTableSkeleton columns={columns} rows={props.skeletonRows ?? 8} hasEnd={hasEnd} hasStart={hasStart} />
      ) : (
        <DataTableBody sorted={sorted} table={props} />
      )}
    </table>
  );
}

function LoadError({ message, onRetry }: { message: string; onRetry?: () => void }) {
  return (
    <EmptyState
      title="This list could not be loaded"
      size="sm"
      action={onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    >
      {message}
    </EmptyState>
  );
}

function useSortedRows<Row extends TableRow>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, onSortChange } = props;
  const [ownSort, setOwnSort] = useState<TableSort | null>(props.sort ?? null);
  const sort = onSortChange === undefined ? ownSort : (props.sort ?? null);
  const data = useMemo(() => [...(rows ?? [])], [rows]);
  const definitions = useMemo(() => columns.map((column) => toDefinition(column)), [columns]);
  const sorting: SortingState = useMemo(() => (sort === null ? [] : [sort]), [sort]);
  const table = useTable({
    features,
    data,
    columns: definitions,
    getRowId: rowKey,
    manualSorting: onSortChange !== undefined,
    state: { sorting },
  });
  return {
    sorted: table.getRowModel().rows.map((row) => row.original),
    sort,
    setSort: onSortChange ?? setOwnSort,
  };
}

function toDefinition<Row extends TableRow>(column: TableColumn<Row>) {
  return {
    id: column.id,
    header: column.header,
    accessorFn: (row: Row) => column.sortBy?.(row) ?? undefined,
    sortFn: "basic" as const,
    sortUndefined: "last" as const,
  };
}

function SelectAll<Row extends TableRow>({ rows = [], rowKey, selected = [], onSelectedChange }: DataTableProps<Row>) {
  const chosen = rows.filter((row) => selected.includes(rowKey(row))).length;
  return (
    <Checkbox
      aria-label="Select all rows shown"
      checked={chosen > 0 && chosen === rows.length}
      indeterminate={chosen > 0 && chosen < rows.length}
      onCheckedChange={(checked) => onSelectedChange?.(checked ? rows.map(rowKey) : [])}
    />
  );
}

function DataTableFooter<Row extends TableRow>({ rows, paging, total }: DataTableProps<Row>) {
  if (rows === undefined || (paging?.hasMore !== true && total === undefined)) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted-foreground">
      <span className="tabular-nums" aria-live="polite">
        {rows.length.toLocaleString("en")}
        {total === undefined ? " shown" : ` of ${total.toLocaleString("en")}`}
      </span>
      {paging?.hasMore === true && (
        <Button size="sm" loading={paging.loading === true} onClick={paging.onMore}>
          Load more
        </Button>
      )}
    </div>
  );
}
