import { downloadWrongRows as downloadWrongRowsContract } from "@/lib/contracts/imports";
import { route } from "@/lib/http/route.server";
import { downloadWrongRows } from "@/lib/services/imports/download-wrong-rows.server";

export const GET = route({
  contract: downloadWrongRowsContract,
  requires: "data.view",
  handle: ({ actor, params }) => downloadWrongRows(actor, { id: params.importId, databaseId: params.id }),
});
