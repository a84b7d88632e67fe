import {
  deleteProfile as deleteProfileContract,
  getProfile as getProfileContract,
  updateProfile as updateProfileContract,
} from "@/lib/contracts/profiles";
import { route } from "@/lib/http/route.server";
import { deleteProfile } from "@/lib/services/profiles/delete-profile.server";
import { getProfile } from "@/lib/services/profiles/get-profile.server";
import { updateProfile } from "@/lib/services/profiles/update-profile.server";

export const GET = route({
  contract: getProfileContract,
  requires: "data.view",
  handle: ({ actor, params }) => getProfile(actor, params),
});

export const PATCH = route({
  contract: updateProfileContract,
  requires: "data.edit",
  handle: ({ actor, params, body }) => updateProfile(actor, { ...body, ...params }),
});

export const DELETE = route({
  contract: deleteProfileContract,
  requires: "data.edit",
  handle: ({ actor, params }) => deleteProfile(actor, params),
});
