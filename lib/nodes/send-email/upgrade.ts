import type { JsonObject } from "@/lib/shared/json";

/** Version 1 knew trigger mailings alone. */
export function upgradeSendEmail(settings: JsonObject): JsonObject {
  return { source: "mailing", resourceId: null, templateId: null, senderId: null, tracking: true, ...settings };
}
