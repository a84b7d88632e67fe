import type { CardProps } from "@/lib/nodes/face";
import { readText } from "@/lib/nodes/read-settings";

export function GoalCard({ settings }: CardProps) {
  const name = readText(settings, "name");
  const value = readText(settings, "value");
  return <>{name === "" ? "Name the goal" : value === "" ? name : `${name}: ${value}`}</>;
}
