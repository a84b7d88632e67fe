import type { Actor } from "@/lib/domain/permissions/permissions";
import type { ImportAnswer, StartingRequest } from "./import-items.server";
import { type ImportCall, importNow } from "./import-now.server";

export type ImportProfileInput = Omit<ImportCall, "makeRequests"> & { request: StartingRequest };

/**
 * Finds a profile or creates it, writes fields and subscriptions, and starts what is to be started, all or nothing.
 * Throws AppError: 400 with the path of what is wrong, 404 without such a database or profile id, 409 for an ambiguous match or a
 * value that must be unique.
 */
export function importProfile(actor: Actor, { request, ...call }: ImportProfileInput): Promise<ImportAnswer> {
  return importNow(actor, { ...call, makeRequests: () => [request] }, ([result]) => {
    if (result?.ok) return result.answer;
    throw result?.error ?? new Error("A request has no result.");
  });
}
