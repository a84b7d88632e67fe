const COLUMN_NAME_LENGTH_MAX = 200;

/** Names for the columns of a file from its first row: an empty one is called by its place, a repeated one gets a number. */
export function nameColumns(cells: readonly string[]): string[] {
  const used = new Set<string>();
  return cells.map((cell, at) => {
    const text = cell
      .replace(/[\u0000-\u001f\u007f]/g, " ")
      .trim()
      .slice(0, COLUMN_NAME_LENGTH_MAX);
    const wanted = text === "" ? `Column ${at + 1}` : text;
    let name = wanted;
    for (let n = 2; used.has(name.toLowerCase()); n += 1) name = `${wanted} (${n})`;
    used.add(name.toLowerCase());
    return name;
  });
}
