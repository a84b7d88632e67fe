import { HOPS_HEADER } from "@/lib/domain/http/outgoing";
import { AppError } from "@/lib/shared/app-error";

/** A chain of scenarios that start each other ends here. */
const HOPS_MAX = 10;

/**
 * How many scenarios started each other before this call, from the header that the HTTP element sends to the product's own API.
 * Throws `conflict` when there are too many: they go round in a circle.
 */
export function readHops(headers: Headers): number {
  const text = headers.get(HOPS_HEADER);
  if (text === null) return 0;
  const hops = /^\d{1,3}$/.test(text) ? Number(text) : HOPS_MAX + 1;
  if (hops <= HOPS_MAX) return hops;
  throw new AppError(
    "conflict",
    `${HOPS_MAX} scenarios have started each other in a row. Look for an HTTP(S) API Call element that starts its own scenario again.`,
  );
}
