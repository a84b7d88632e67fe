import { listScenarioTags as contract } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { listScenarioTags } from "@/lib/services/scenarios/list-scenario-tags.server";

export const GET = route({ contract, requires: "scenarios.view", handle: ({ actor }) => listScenarioTags(actor) });
