import type { z } from "zod";

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * One endpoint of the interface's own API, said once for both sides: the route parses with it, the client calls with it.
 * `path` has `[name]` for path parameters, which `params` parses (from strings, so numbers are `z.coerce.number()`).
 */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = { method: HttpMethod; path: string; params?: Params; query?: Query; body?: Body; answer: Answer };

/** Keeps the types of a contract's parts. */
export function defineContract<
  Answer extends z.ZodType,
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(contract: Contract<Params, Query, Body, Answer>): Contract<Params, Query, Body, Answer> {
  return contract;
}

/** How every failure of the interface's API looks. */
export type ApiErrorBody = {
  error: { code: string; message: string; field?: string; details?: Record<string, unknown> };
};
