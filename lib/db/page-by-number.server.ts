export type NumberedPage = { fromId: number; limit: number };

type Read<Row> = {
  /** Rows of the range by their numbers, at most `take`. */
  find: (range: { id: { gte: number } }, take: number) => Promise<Row[]>;
  count: () => Promise<number>;
};

/** One page of a list of the API: rows from a number on, the first number of the next page (null on the last one), and how many there are. */
export async function pageByNumber<Row extends { id: number }>(
  { fromId, limit }: NumberedPage,
  { find, count }: Read<Row>,
): Promise<{ rows: Row[]; nextId: number | null; total: number }> {
  const [rows, total] = await Promise.all([find({ id: { gte: fromId } }, limit + 1), count()]);
  return { rows: rows.slice(0, limit), nextId: rows[limit]?.id ?? null, total };
}
