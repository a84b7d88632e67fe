import type { CardProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

export function BestSendTimeCard({ settings }: CardProps) {
  const hour = readNumber(settings, "fallbackHour");
  const longest = readNumber(settings, "longestWaitHours");
  return (
    <>
      Most opens
      {hour === null ? "" : `, else ${printHour(hour)}`}
      {longest === null ? "" : `, within ${longest} h`}
    </>
  );
}

const printHour = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
