import type { DataTableProps, TablePaging, TableRow } from "@/components/ui/data-table-types";
import { readFailure } from "@/components/ui/read-failure";

type Pages<Row> = {
  data: { pages: readonly { items: readonly Row[]; total?: number }[] } | undefined;
  error: Error | null;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

type Listed<Row extends TableRow> = Pick<DataTableProps<Row>, "error" | "total"> & {
  rows: Row[] | undefined;
  paging: TablePaging;
};

/** Rows, paging, total and fault of a list that comes page by page, as a table takes them. */
export function readPages<Row extends TableRow>(query: Pages<Row>): Listed<Row> {
  const total = query.data?.pages[0]?.total;
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    paging: {
      hasMore: query.hasNextPage,
      loading: query.isFetchingNextPage,
      onMore: () => void query.fetchNextPage(),
    },
    error: readFailure(query),
    ...(total === undefined ? {} : { total }),
  };
}
