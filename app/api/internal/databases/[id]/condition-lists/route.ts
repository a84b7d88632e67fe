import { getConditionLists as getConditionListsContract } from "@/lib/contracts/segments";
import { route } from "@/lib/http/route.server";
import { getConditionLists } from "@/lib/services/segments/get-condition-lists.server";

export const GET = route({
  contract: getConditionListsContract,
  requires: "data.view",
  handle: ({ actor, params }) => getConditionLists(actor, params),
});
