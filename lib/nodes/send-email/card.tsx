import type { CardProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

export function SendEmailCard({ settings, lists }: CardProps) {
  const id = readNumber(settings, "mailingId");
  if (id === null) return <>Choose a trigger mailing</>;
  return <>{lists.mailings.find((mailing) => mailing.id === id)?.name ?? `Trigger mailing #${id}`}</>;
}
