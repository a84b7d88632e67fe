"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { DataTableRow } from "@/components/ui/data-table-row";
import type { DataTableProps, TableRow } from "@/components/ui/data-table-types";

/** Above this many rows only those near the window are drawn. */
const VIRTUAL_ABOVE_ROWS = 150;
const ROW_PX = 44;
const OVERSCAN_ROWS = 12;

type BodyProps<Row extends TableRow> = { sorted: readonly Row[]; table: DataTableProps<Row> };

export function DataTableBody<Row extends TableRow>({ sorted, table }: BodyProps<Row>) {
  if (sorted.length > VIRTUAL_ABOVE_ROWS) return <VirtualBody sorted={sorted} table={table} />;
  return (
    <tbody onKeyDown={moveBetweenRows}>
      {sorted.map((row) => (
        <DataTableRow key={table.rowKey(row)} row={row} table={table} />
      ))}
    </tbody>
  );
}

function VirtualBody<Row extends TableRow>({ sorted, table }: BodyProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const virtual = useWindowVirtualizer({
    count: sorted.length,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN_ROWS,
    scrollMargin: top,
    getItemKey: (index) => keyAt({ sorted, table }, index),
  });
  useEffect(() => {
    const measured = body.current?.getBoundingClientRect().top;
    if (measured !== undefined) setTop(measured + window.scrollY);
  }, []);
  const shown = virtual.getVirtualItems();
  const before = (shown[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  return (
    <tbody ref={body} onKeyDown={moveBetweenRows}>
      <Gap height={before} />
      {shown.map(({ key, index }) => {
        const row = sorted[index];
        return row === undefined ? null : <DataTableRow key={String(key)} row={row} table={table} />;
      })}
      <Gap height={after} />
    </tbody>
  );
}

/** Takes the place of the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden style={{ height }}>
      <td />
    </tr>
  );
}

function keyAt<Row extends TableRow>({ sorted, table }: BodyProps<Row>, index: number): string | number {
  const row = sorted[index];
  return row === undefined ? index : table.rowKey(row);
}

/** Arrow keys walk from row to row; Enter is the link's or button's own. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const targets = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-target]")];
  const index = targets.findIndex((target) => target === document.activeElement);
  const next = targets[index + (event.key === "ArrowDown" ? 1 : -1)];
  if (index === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
