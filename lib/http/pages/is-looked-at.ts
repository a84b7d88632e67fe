const AHEAD = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

/** Whether a person asks: not for the head alone, and not a browser that fetches ahead. */
export function isLookedAt(request: Request): boolean {
  if (request.method !== "GET") return false;
  return !AHEAD.some((name) => /prefetch|prerender|preview/i.test(request.headers.get(name) ?? ""));
}
