import type { CardProps } from "@/lib/nodes/face";
import { LIMIT_PERIODS } from "@/lib/nodes/limit/find-period-start";
import { readChoice, readNumber } from "@/lib/nodes/read-settings";

export function LimitCard({ settings }: CardProps) {
  const count = readNumber(settings, "limit")?.toLocaleString("en") ?? "…";
  const period = readChoice(settings, "period", LIMIT_PERIODS);
  return <>{period === "ever" ? `${count} profiles in all` : `${count} profiles each ${period}`}</>;
}
