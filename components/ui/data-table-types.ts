import type { ReactNode } from "react";
import type { MenuEntry } from "@/components/ui/menu-entries";

export type TableRow = object;

export type TableColumn<Row extends TableRow> = {
  id: string;
  header: string;
  /** The first column, and the one marked `primary`, carries the row's link: keep it free of buttons. */
  cell: (row: Row) => ReactNode;
  primary?: boolean;
  /** Sorts in the browser by this value; with `onSortChange` on the table the server sorts and this only marks the column. */
  sortBy?: (row: Row) => string | number | boolean | null;
  align?: "start" | "end";
  /** CSS width, e.g. `8rem`; without it the columns share what is left. */
  width?: string;
  /** Leaves the column out on narrower windows. */
  hideBelow?: "sm" | "md" | "lg" | "xl";
  /** Lets long text wrap instead of cutting it. */
  wrap?: boolean;
};

export type TableSort = { id: string; desc: boolean };

export type TablePaging = {
  hasMore: boolean;
  loading?: boolean;
  onMore: () => void;
};

export type DataTableProps<Row extends TableRow> = {
  /** What the table lists, for screen readers: `Databases`. */
  label: string;
  columns: readonly TableColumn<Row>[];
  /** Undefined while the first page loads. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Makes each row a link. Either this or `onRowClick`. */
  rowHref?: (row: Row) => string;
  onRowClick?: (row: Row) => void;
  /** Opens on right click and behind the button at the end of the row. */
  rowMenu?: (row: Row) => readonly MenuEntry[];
  /** Shows a row paler: inactive, in the trash. */
  isDimmed?: (row: Row) => boolean;
  sort?: TableSort | null;
  /** Given: the server sorts. Left out: the rows at hand are sorted here. */
  onSortChange?: (sort: TableSort | null) => void;
  /** Row keys; given together with `onSelectedChange` it adds the checkboxes. */
  selected?: readonly string[];
  onSelectedChange?: (selected: string[]) => void;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  error?: { message: string; onRetry?: () => void } | undefined;
  /** True while other rows are on the way: the old ones stay, paler. */
  stale?: boolean;
  paging?: TablePaging;
  /** Number of all rows, if known: "50 of 1,204". */
  total?: number;
  skeletonRows?: number;
};
