import { cancelFileImport as cancelFileImportContract } from "@/lib/contracts/imports";
import { route } from "@/lib/http/route.server";
import { cancelFileImport } from "@/lib/services/imports/cancel-file-import.server";

export const POST = route({
  contract: cancelFileImportContract,
  requires: "data.edit",
  handle: ({ actor, params }) => cancelFileImport(actor, { id: params.importId, databaseId: params.id }),
});
