import { getUpload as getUploadContract } from "@/lib/contracts/imports";
import { route } from "@/lib/http/route.server";
import { getUpload } from "@/lib/services/imports/get-upload.server";

export const GET = route({
  contract: getUploadContract,
  requires: "data.view",
  handle: ({ actor, params }) => getUpload(actor, { id: params.uploadId, databaseId: params.id }),
});
