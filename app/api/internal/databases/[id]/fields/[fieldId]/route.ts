import { removeField as removeFieldContract, updateField as updateFieldContract } from "@/lib/contracts/databases";
import { route } from "@/lib/http/route.server";
import { removeField } from "@/lib/services/databases/remove-field.server";
import { updateField } from "@/lib/services/databases/update-field.server";

export const PATCH = route({
  contract: updateFieldContract,
  requires: "data.edit",
  handle: ({ actor, params, body }) => updateField(actor, { ...body, ...params }),
});

export const DELETE = route({
  contract: removeFieldContract,
  requires: "data.edit",
  handle: ({ actor, params }) => removeField(actor, params),
});
