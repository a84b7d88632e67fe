import type { CardProps } from "@/lib/nodes/face";
import { readChoice, readNumber } from "@/lib/nodes/read-settings";

export function SendEmailCard({ settings, lists }: CardProps) {
  if (readChoice(settings, "source", ["mailing", "template"]) === "template") {
    const id = readNumber(settings, "templateId");
    if (id === null) return <>Choose a template</>;
    return <>{lists.templates?.find((template) => template.id === id)?.name ?? `Template #${id}`}</>;
  }
  const id = readNumber(settings, "mailingId");
  if (id === null) return <>Choose a trigger mailing</>;
  return <>{lists.mailings.find((mailing) => mailing.id === id)?.name ?? `Trigger mailing #${id}`}</>;
}
