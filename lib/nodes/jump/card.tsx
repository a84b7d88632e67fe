import type { CardProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

export function JumpCard({ settings, lists }: CardProps) {
  const id = readNumber(settings, "scenarioId");
  if (id === null) return <>Choose a scenario</>;
  return <>{lists.scenarios.find((scenario) => scenario.id === id)?.name ?? `#${id}`}</>;
}
