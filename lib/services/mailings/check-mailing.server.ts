import type { MailingForm } from "@/lib/contracts/mailings";
import { getMailingParts } from "@/lib/db/queries/mailings/get-mailing-parts.server";
import { listSenders } from "@/lib/db/queries/mailings/list-senders.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeProblems } from "@/lib/services/mailings/describe-problems";
import { AppError } from "@/lib/shared/app-error";

type Checked = Pick<MailingForm, "databaseId" | "resourceId" | "templateId" | "senderId" | "isActive">;

/**
 * Refuses a mailing that names what the actor does not see, and one that is to be active with something missing.
 * @throws AppError `not_found` or `bad_request` with the field; all findings in `details.problems`
 */
export async function checkMailing(actor: Actor, form: Checked): Promise<void> {
  const [parts, senders] = await Promise.all([getMailingParts(actor, form), listSenders(actor.accountId)]);
  if (!parts.database) throw missing("databaseId", `database #${form.databaseId}`);
  if (!parts.resource) throw missing("resourceId", `resource #${form.resourceId}`);
  if (!parts.template) throw missing("templateId", `template #${form.templateId}`);
  if (form.senderId !== null && !senders.some((sender) => sender.id === form.senderId)) {
    throw missing("senderId", `sender #${form.senderId}`);
  }
  const problems = describeProblems(parts);
  const [first] = problems;
  if (!first || !form.isActive) return;
  throw new AppError("bad_request", `The mailing cannot be active. ${first.message}`, {
    field: first.field,
    details: { problems },
  });
}

const missing = (field: string, what: string) => new AppError("not_found", `There is no ${what}.`, { field });
