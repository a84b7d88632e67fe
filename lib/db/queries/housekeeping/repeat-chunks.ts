/** Runs a statement on so many rows at most, again and again, until it finds fewer: each chunk is a short transaction of its own. */
export async function repeatChunks(chunk: number, run: () => Promise<{ rowCount: number | null }>): Promise<void> {
  while (((await run()).rowCount ?? 0) >= chunk);
}
