import type { CardProps } from "@/lib/nodes/face";
import { readObjects } from "@/lib/nodes/read-settings";

export function SplitCard({ settings }: CardProps) {
  const { length } = readObjects(settings, "branches");
  return <>{length === 1 ? "1 branch, else otherwise" : `${length} branches, else otherwise`}</>;
}
