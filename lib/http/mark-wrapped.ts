const wrapped = new WeakSet<object>();

/** Remembers that a handler came out of one of our wrappers: a test asks for it of every `route.ts`. */
export function markWrapped<Handler extends object>(handler: Handler): Handler {
  wrapped.add(handler);
  return handler;
}

/** True for a handler that a wrapper made. */
export function isWrapped(handler: unknown): boolean {
  return typeof handler === "function" && wrapped.has(handler);
}
