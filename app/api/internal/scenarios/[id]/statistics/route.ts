import { getPeriodStatistics as contract } from "@/lib/contracts/scenario-statistics";
import { route } from "@/lib/http/route.server";
import { getPeriodStatistics } from "@/lib/services/scenarios/get-period-statistics.server";

export const GET = route({
  contract,
  requires: "scenarios.view",
  handle: ({ actor, params, query }) => getPeriodStatistics(actor, { ...query, id: params.id }),
});
