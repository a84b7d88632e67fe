"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { ContextMenu } from "@/components/ui/context-menu";
import { hideBelow } from "@/components/ui/data-table-hide";
import type { DataTableProps, TableColumn, TableRow } from "@/components/ui/data-table-types";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { MenuEntry } from "@/components/ui/menu-entries";

const cellStyles =
  "h-11 border-b px-3 py-1.5 align-middle first:pl-2 group-hover/row:bg-hover group-data-selected/row:bg-brand-soft group-has-[[data-row-target]:focus-visible]/row:bg-hover";

type RowProps<Row extends TableRow> = { row: Row; table: DataTableProps<Row> };

export function DataTableRow<Row extends TableRow>({ row, table }: RowProps<Row>) {
  const menu = table.rowMenu?.(row);
  const open = useOpenRow({ row, table });
  const content = (
    <tr
      data-selected={isSelected({ row, table }) ? "" : undefined}
      onClick={open}
      onAuxClick={open}
      className={cn(
        "group/row",
        open !== undefined && "cursor-pointer",
        table.isDimmed?.(row) === true && "text-muted-foreground",
      )}
    >
      {table.selected !== undefined && <SelectCell row={row} table={table} />}
      {table.columns.map((column) => (
        <Cell key={column.id} column={column}>
          {column.id === primaryColumn(table) ? (
            <RowTarget row={row} table={table}>
              {column.cell(row)}
            </RowTarget>
          ) : (
            column.cell(row)
          )}
        </Cell>
      ))}
      {menu !== undefined && <MenuCell entries={menu} />}
    </tr>
  );
  return menu === undefined || menu.length === 0 ? content : <ContextMenu entries={menu}>{content}</ContextMenu>;
}

function primaryColumn<Row extends TableRow>({ columns }: DataTableProps<Row>): string | undefined {
  return (columns.find((column) => column.primary === true) ?? columns[0])?.id;
}

function isSelected<Row extends TableRow>({ row, table }: RowProps<Row>): boolean {
  return table.selected?.includes(table.rowKey(row)) === true;
}

function SelectCell<Row extends TableRow>({ row, table }: RowProps<Row>) {
  return (
    <td className={cellStyles}>
      <Checkbox
        aria-label="Select row"
        checked={isSelected({ row, table })}
        onCheckedChange={(checked) => select({ row, table }, checked)}
      />
    </td>
  );
}

function MenuCell({ entries }: { entries: readonly MenuEntry[] }) {
  return (
    <td className={cn(cellStyles, "w-10 pr-1 pl-0 text-right")}>
      {entries.length > 0 && (
        <DropdownMenu
          entries={entries}
          trigger={<IconButton label="Actions" icon={<Ellipsis />} size="sm" side="left" />}
        />
      )}
    </td>
  );
}

function Cell<Row extends TableRow>({ column, children }: { column: TableColumn<Row>; children: ReactNode }) {
  return (
    <td
      className={cn(
        cellStyles,
        hideBelow(column),
        column.align === "end" && "text-right tabular-nums",
        column.wrap === true ? "wrap-break-word" : "max-w-80 truncate",
      )}
    >
      {children}
    </td>
  );
}

/** The one thing in a row that takes the focus: arrow keys go from one to the next. */
function RowTarget<Row extends TableRow>({ row, table, children }: RowProps<Row> & { children: ReactNode }) {
  const styles = "max-w-full truncate rounded-xs text-left font-medium text-foreground";
  if (table.rowHref !== undefined)
    return (
      <Link data-row-target href={table.rowHref(row)} className={cn(styles, "inline-block align-middle")}>
        {children}
      </Link>
    );
  if (table.onRowClick !== undefined)
    return (
      <button
        type="button"
        data-row-target
        className={cn(styles, "inline-block align-middle")}
        onClick={() => table.onRowClick?.(row)}
      >
        {children}
      </button>
    );
  return children;
}

/** A click anywhere in the row that is not on something of its own. */
function useOpenRow<Row extends TableRow>({ row, table }: RowProps<Row>) {
  const router = useRouter();
  const { rowHref, onRowClick } = table;
  if (rowHref === undefined && onRowClick === undefined) return undefined;
  return (event: MouseEvent<HTMLElement>) => {
    if (event.button > 1 || isOwnControl(event)) return;
    if (rowHref === undefined) {
      onRowClick?.(row);
      return;
    }
    const newTab = event.button === 1 || event.ctrlKey || event.metaKey;
    if (newTab) window.open(rowHref(row), "_blank", "noopener");
    else router.push(rowHref(row));
  };
}

function isOwnControl(event: MouseEvent<HTMLElement>): boolean {
  // React hands on clicks from portals (the row's menu) as if they were inside the row.
  if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return true;
  const chosenText = window.getSelection()?.toString() ?? "";
  return event.target.closest("a,button,input,label,[role=checkbox],[role=switch]") !== null || chosenText !== "";
}

function select<Row extends TableRow>({ row, table }: RowProps<Row>, checked: boolean) {
  const key = table.rowKey(row);
  const others = (table.selected ?? []).filter((other) => other !== key);
  table.onSelectedChange?.(checked ? [...others, key] : others);
}
