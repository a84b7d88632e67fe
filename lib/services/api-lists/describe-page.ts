/** The parameters that every list of the API has. */
export type PageInput = { from_id: number; limit: number; groups_id?: number[] | undefined };

/** Those parameters as queries have them. */
export function readPage({ from_id: fromId, limit, groups_id: groupIds }: PageInput) {
  return { fromId, limit, groupIds };
}

/** A page as every list of the API answers it. */
export function describePage<Row, Described>(
  { rows, nextId, total }: { rows: readonly Row[]; nextId: number | null; total: number },
  describe: (row: Row) => Described,
): { data: Described[]; next_from_id: number | null; total: number } {
  return { data: rows.map(describe), next_from_id: nextId, total };
}
