import {
  listFileImports as listFileImportsContract,
  startFileImport as startFileImportContract,
} from "@/lib/contracts/imports";
import { route } from "@/lib/http/route.server";
import { listFileImports } from "@/lib/services/imports/list-file-imports.server";
import { startFileImport } from "@/lib/services/imports/start-file-import.server";

export const GET = route({
  contract: listFileImportsContract,
  requires: "data.view",
  handle: ({ actor, params }) => listFileImports(actor, params.id),
});

export const POST = route({
  contract: startFileImportContract,
  requires: "data.edit",
  handle: ({ actor, params, body }) => startFileImport(actor, { ...body, databaseId: params.id }),
});
