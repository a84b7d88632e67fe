import { countCondition as countConditionContract } from "@/lib/contracts/segments";
import { route } from "@/lib/http/route.server";
import { countCondition } from "@/lib/services/segments/count-condition.server";

export const POST = route({
  contract: countConditionContract,
  requires: "data.edit",
  handle: ({ actor, body }) => countCondition(actor, body),
});
