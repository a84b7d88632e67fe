import type { MailingView } from "@/lib/contracts/mailings";
import { getMailing as query } from "@/lib/db/queries/mailings/get-mailing.server";
import { getMailingParts } from "@/lib/db/queries/mailings/get-mailing-parts.server";
import { listScenariosSending } from "@/lib/db/queries/mailings/list-scenarios-sending.server";
import { listSenders } from "@/lib/db/queries/mailings/list-senders.server";
import { mailingConditionSchema } from "@/lib/domain/mailings/mailing-condition";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeProblems } from "@/lib/services/mailings/describe-problems";
import { AppError } from "@/lib/shared/app-error";

/** The mailing, what it is made of, and what keeps it from being active. Throws `not_found`. */
export async function getMailing(actor: Actor, id: number): Promise<MailingView> {
  const mailing = await query(actor, id);
  if (!mailing) throw new AppError("not_found", `There is no trigger mailing #${id}.`);
  const { database, resource, template, sender } = mailing;
  const [parts, scenarios, senders] = await Promise.all([
    getMailingParts(actor, mailing),
    listScenariosSending(actor.accountId, { kind: "mailing", id }),
    listSenders(actor.accountId),
  ]);
  return {
    id,
    name: mailing.name,
    isActive: mailing.isActive,
    databaseId: database.id,
    databaseName: database.name,
    resourceId: resource.id,
    resourceName: resource.name,
    templateId: template.id,
    templateName: template.name,
    channel: template.channel,
    condition: mailingConditionSchema.parse(mailing.condition),
    rev: mailing.rev,
    senderId: mailing.senderId,
    senderName: sender?.name ?? senders.find((one) => one.isDefault)?.name ?? null,
    tracking: mailing.tracking,
    problems: describeProblems(parts),
    scenarios,
    createdAt: mailing.createdAt.toISOString(),
    updatedAt: mailing.updatedAt.toISOString(),
  };
}
