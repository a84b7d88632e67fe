import { uploadFile } from "@/lib/contracts/imports";
import { route } from "@/lib/http/route.server";
import { storeUpload } from "@/lib/services/imports/store-upload.server";

export const POST = route({
  contract: uploadFile,
  requires: "data.edit",
  handle: ({ actor, params, query, request }) =>
    storeUpload(actor, { ...query, databaseId: params.id, body: request.body }),
});
