import { addField as addFieldContract } from "@/lib/contracts/databases";
import { route } from "@/lib/http/route.server";
import { addField } from "@/lib/services/databases/add-field.server";

export const POST = route({
  contract: addFieldContract,
  requires: "data.edit",
  handle: ({ actor, params, body }) => addField(actor, { ...body, ...params }),
});
