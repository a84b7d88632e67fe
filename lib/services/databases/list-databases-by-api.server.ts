import { pageDatabases } from "@/lib/db/queries/databases/page-databases.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describePage, type PageInput, readPage } from "@/lib/services/api-lists/describe-page";
import { describeDatabaseForApi } from "./describe-database-for-api";

/** `databases/list`: one page by number. */
export async function listDatabasesByApi(actor: Actor, input: PageInput) {
  return describePage(await pageDatabases(actor, readPage(input)), describeDatabaseForApi);
}
