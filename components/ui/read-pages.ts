import type { TablePaging } from "@/components/ui/data-table-types";

type Pages<Row> = {
  data: { pages: readonly { items: readonly Row[]; total: number }[] } | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

/** Rows, paging and total of a list that comes page by page, as a table takes them. */
export function readPages<Row>(query: Pages<Row>): { rows: Row[] | undefined; paging: TablePaging; total?: number } {
  const total = query.data?.pages[0]?.total;
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    paging: {
      hasMore: query.hasNextPage,
      loading: query.isFetchingNextPage,
      onMore: () => void query.fetchNextPage(),
    },
    ...(total === undefined ? {} : { total }),
  };
}
