import type { MailingForm, MailingView } from "@/lib/contracts/mailings";

/** What of a mailing its form holds. */
export function pickForm({
  name,
  databaseId,
  resourceId,
  templateId,
  senderId,
  condition,
  tracking,
  isActive,
}: MailingView): MailingForm {
  return { name, databaseId, resourceId, templateId, senderId, condition, tracking, isActive };
}
