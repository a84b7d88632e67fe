import type { CardProps } from "@/lib/nodes/face";
import { readText } from "@/lib/nodes/read-settings";

export function ExitCard({ settings }: CardProps) {
  const reason = readText(settings, "reason");
  return <>{reason === "" ? "The profile leaves" : reason}</>;
}
