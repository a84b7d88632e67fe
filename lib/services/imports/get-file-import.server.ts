import type { FileImport } from "@/lib/contracts/imports";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeFileImport } from "./describe-file-import";
import { requireFileImport } from "./require-file-import.server";

/** How far an import of a file is. Throws `not_found`. */
export async function getFileImport(actor: Actor, which: { id: number; databaseId: number }): Promise<FileImport> {
  return describeFileImport(await requireFileImport(actor, which));
}
