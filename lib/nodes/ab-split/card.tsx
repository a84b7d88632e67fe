import { letterOf } from "@/lib/nodes/ab-split/definition";
import type { CardProps } from "@/lib/nodes/face";
import { readNumber, readObjects, readText } from "@/lib/nodes/read-settings";

export function AbSplitCard({ settings }: CardProps) {
  const variants = readObjects(settings, "variants").map((variant, index) => {
    const name = readText(variant, "name");
    return `${name === "" ? letterOf(index) : name} ${readNumber(variant, "share") ?? 0} %`;
  });
  return <>{variants.join(" · ")}</>;
}
