import { loadSample as contract } from "@/lib/contracts/sample";
import { route } from "@/lib/http/route.server";
import { loadSample } from "@/lib/services/sample/load-sample.server";

// It makes a token, which only masters may.
export const POST = route({ contract, requires: "tokens.manage", handle: ({ actor }) => loadSample(actor) });
