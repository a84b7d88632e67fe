import { EventEmitter } from "node:events";
import type pg from "pg";

/**
 * Counts the rows that the database sends over connections which a pool opens from now on:
 * `const { rowsOf } = countRows(pool); await rowsOf(() => work())`.
 */
export function countRows(pool: pg.Pool): { rowsOf: (work: () => Promise<unknown>) => Promise<number> } {
  let rows = 0;
  pool.on("connect", (client) => {
    const connection: unknown = Reflect.get(client, "connection");
    if (!(connection instanceof EventEmitter)) throw new Error("A pg client has no connection.");
    connection.on("dataRow", () => (rows += 1));
  });
  const rowsOf = async (work: () => Promise<unknown>) => {
    const before = rows;
    await work();
    return rows - before;
  };
  return { rowsOf };
}
