import { listProfiles as listProfilesContract, createProfile as createProfileContract } from "@/lib/contracts/profiles";
import { route } from "@/lib/http/route.server";
import { createProfile } from "@/lib/services/profiles/create-profile.server";
import { listProfiles } from "@/lib/services/profiles/list-profiles.server";

export const GET = route({
  contract: listProfilesContract,
  requires: "data.view",
  handle: ({ actor, query }) => listProfiles(actor, query),
});

export const POST = route({
  contract: createProfileContract,
  requires: "data.edit",
  handle: ({ actor, body }) => createProfile(actor, body),
});
