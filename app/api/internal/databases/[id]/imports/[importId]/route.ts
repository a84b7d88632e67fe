import { getFileImport as getFileImportContract } from "@/lib/contracts/imports";
import { route } from "@/lib/http/route.server";
import { getFileImport } from "@/lib/services/imports/get-file-import.server";

export const GET = route({
  contract: getFileImportContract,
  requires: "data.view",
  handle: ({ actor, params }) => getFileImport(actor, { id: params.importId, databaseId: params.id }),
});
