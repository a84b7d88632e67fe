import type { CardProps } from "@/lib/nodes/face";
import { readText } from "@/lib/nodes/read-settings";

const SCHEME = /^https?:\/\//i;

export function HttpCallCard({ settings }: CardProps) {
  const url = readText(settings, "url").replace(SCHEME, "");
  return <>{url === "" ? "Type the address" : `${readText(settings, "method")} ${url}`}</>;
}
