import { downloadApicontent as contract } from "@/lib/contracts/scenario-statistics";
import { route } from "@/lib/http/route.server";
import { downloadApicontent } from "@/lib/services/scenarios/download-apicontent.server";

export const GET = route({
  contract,
  requires: "scenarios.view",
  handle: ({ actor, params }) => downloadApicontent(actor, params),
});
