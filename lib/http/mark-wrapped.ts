import type { Permission } from "@/lib/domain/permissions/permissions";

/** What a handler asks of its caller; null for one that asks nothing before it signs somebody in. */
export type Demand = Permission | "signed-in" | null;

const wrapped = new WeakMap<object, Demand>();

/** Remembers that a handler came out of one of our wrappers, and what it asks: tests ask for it of every `route.ts`. */
export function markWrapped<Handler extends object>(handler: Handler, demand: Demand = null): Handler {
  wrapped.set(handler, demand);
  return handler;
}

/** What a handler that a wrapper made asks of its caller; undefined for any other function. */
export function demandOf(handler: unknown): Demand | undefined {
  return typeof handler === "function" ? wrapped.get(handler) : undefined;
}
