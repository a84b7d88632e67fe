import { cn } from "@/components/ui/cn";
import { hideBelow } from "@/components/ui/data-table-hide";
import type { TableColumn, TableRow } from "@/components/ui/data-table-types";
import { Skeleton } from "@/components/ui/skeleton";

/** Shares of the cell: a fixed width would make the loading table wider than the loaded one. */
const WIDTHS = ["w-5/6", "w-1/2", "w-2/3", "w-2/5", "w-3/5"] as const;

type SkeletonProps<Row extends TableRow> = {
  columns: readonly TableColumn<Row>[];
  rows: number;
  hasStart: boolean;
  hasEnd: boolean;
};

export function DataTableSkeleton<Row extends TableRow>({ columns, rows, hasStart, hasEnd }: SkeletonProps<Row>) {
  return (
    <tbody>
      {Array.from({ length: rows }, (_, row) => (
        <tr key={row}>
          {hasStart && <td className="border-b" />}
          {columns.map((column, index) => (
            <td key={column.id} className={cn("h-11 border-b px-3 first:pl-2", hideBelow(column))}>
              <Skeleton
                className={cn(
                  "h-3.5",
                  WIDTHS[(row + index * 2) % WIDTHS.length],
                  column.align === "end" && "ml-auto w-12",
                )}
              />
            </td>
          ))}
          {hasEnd && <td className="border-b" />}
        </tr>
      ))}
    </tbody>
  );
}
