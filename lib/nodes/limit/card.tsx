import type { CardProps } from "@/lib/nodes/face";
import { LIMIT_PERIODS } from "@/lib/nodes/limit/find-period-start";
import { readChoice, readNumber } from "@/lib/nodes/read-settings";

export function LimitCard({ settings }: CardProps) {
  const limit = readNumber(settings, "limit");
  const count = `${limit?.toLocaleString("en") ?? "…"} ${limit === 1 ? "profile" : "profiles"}`;
  const period = readChoice(settings, "period", LIMIT_PERIODS);
  return <>{period === "ever" ? `${count} in all` : `${count} each ${period}`}</>;
}
