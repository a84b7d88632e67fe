import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { hideBelow } from "@/components/ui/data-table-hide";
import type { TableColumn, TableRow, TableSort } from "@/components/ui/data-table-types";

const headStyles =
  "sticky top-0 z-10 h-9 border-b bg-background px-3 text-left text-xs font-medium whitespace-nowrap text-muted-foreground first:pl-2 max-md:static";

type HeadProps<Row extends TableRow> = {
  columns: readonly TableColumn<Row>[];
  sort: TableSort | null;
  onSort: (sort: TableSort | null) => void;
  hasEnd: boolean;
  selectAll: ReactNode;
};

export function DataTableHead<Row extends TableRow>({ columns, sort, onSort, hasEnd, selectAll }: HeadProps<Row>) {
  return (
    <thead>
      <tr>
        {selectAll !== false && <th className={cn(headStyles, "w-8")}>{selectAll}</th>}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            style={column.width === undefined ? undefined : { width: column.width }}
            aria-sort={ariaSort(column.id, sort)}
            className={cn(headStyles, hideBelow(column), column.align === "end" && "text-right")}
          >
            {column.sortBy === undefined ? column.header : <SortButton column={column} sort={sort} onSort={onSort} />}
          </th>
        ))}
        {hasEnd && (
          <th className={cn(headStyles, "w-10")}>
            <span className="sr-only">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

type SortButtonProps<Row extends TableRow> = Pick<HeadProps<Row>, "sort" | "onSort"> & { column: TableColumn<Row> };

function SortButton<Row extends TableRow>({ column, sort, onSort }: SortButtonProps<Row>) {
  const active = sort?.id === column.id;
  const Arrow = active && sort.desc ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => onSort(nextSort(column.id, sort))}
      className={cn(
        "group/sort -mx-1.5 inline-flex h-6 items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-foreground",
        active && "text-foreground",
        column.align === "end" && "flex-row-reverse",
      )}
    >
      {column.header}
      <Arrow
        aria-hidden
        className={cn("size-3", !active && "opacity-0 group-hover/sort:opacity-50 group-focus-visible/sort:opacity-50")}
      />
    </button>
  );
}

/** Ascending, descending, as it came. */
function nextSort(id: string, sort: TableSort | null): TableSort | null {
  if (sort?.id !== id) return { id, desc: false };
  return sort.desc ? null : { id, desc: true };
}

function ariaSort(id: string, sort: TableSort | null): "ascending" | "descending" | undefined {
  if (sort?.id !== id) return undefined;
  return sort.desc ? "descending" : "ascending";
}
