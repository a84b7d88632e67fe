import { isJsonObject, type JsonObject } from "@/lib/shared/json";
import { readObjects } from "@/lib/nodes/read-settings";

const EMPTY_GROUP = { kind: "group", match: "all", items: [] };

/** Version 1 knew only ranges of statuses, and kept values of the answer as `{response.<name>}` alone. */
export function upgradeHttpCall(settings: JsonObject): JsonObject {
  return {
    ...{ connectionId: null, ...settings },
    success: isJsonObject(settings["success"])
      ? settings["success"]
      : { statuses: [...readObjects(settings, "success")], condition: EMPTY_GROUP },
    mapping: readObjects(settings, "mapping").map((one) => ({ to: "response", ...one })),
  };
}
