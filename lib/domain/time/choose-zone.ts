import { TZDate } from "@date-fns/tz";
import type { Json } from "@/lib/shared/json";

/** The profile's own zone (its field `_tz`) where the clock knows it, else the account's. */
export function chooseZone(own: Json | undefined, account: string): string {
  return typeof own === "string" && own !== "" && isUsableZone(own) ? own : account;
}

/** True for a zone that moments can be computed in. */
function isUsableZone(zone: string): boolean {
  return !Number.isNaN(new TZDate(0, zone).getHours());
}
