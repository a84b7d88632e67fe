const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** The JSONPath of the one place that these keys lead to: `["data", 0, "odd key"]` is `$.data[0]['odd key']`. */
export function formatJsonPath(keys: readonly (string | number)[]): string {
  return `$${keys.map(formatKey).join("")}`;
}

function formatKey(key: string | number): string {
  if (typeof key === "number") return `[${key}]`;
  return PLAIN_NAME.test(key) ? `.${key}` : `['${key.replaceAll(/[\\']/g, "\\$&")}']`;
}
