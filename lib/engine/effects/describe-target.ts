import type { OutgoingRequest } from "@/lib/domain/http/outgoing";

/** Where a call went, without its query, which may hold keys. */
export function describeTarget({ method, url }: Pick<OutgoingRequest, "method" | "url">): string {
  if (!URL.canParse(url)) return `${method} (no URL)`;
  const { origin, pathname, search } = new URL(url);
  return `${method} ${origin}${pathname}${search === "" ? "" : "?…"}`;
}
