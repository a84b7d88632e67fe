import { z } from "zod";
import type { listMailingMessages as contract } from "@/lib/contracts/mailings";
import {
  listMailingMessages as query,
  type MailingMessageRow,
} from "@/lib/db/queries/messages/list-mailing-messages.server";
import { BOUNCE_KINDS, MESSAGE_STATUSES, type MessageStatus } from "@/lib/domain/messages/message-status";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { getMailing } from "@/lib/services/mailings/get-mailing.server";

type Answer = z.input<(typeof contract)["answer"]>;
type Input = { status?: MessageStatus | undefined; cursor?: string | undefined; limit: number };
const statusSchema = z.enum(MESSAGE_STATUSES);

/** One page of a mailing's log, newest first. Throws `not_found`. */
export async function listMailingMessages(actor: Actor, mailingId: number, input: Input): Promise<Answer> {
  await getMailing(actor, mailingId);
  const rows = await query({
    accountId: actor.accountId,
    mailingId,
    status: input.status ?? null,
    before: input.cursor === undefined ? null : BigInt(input.cursor),
    limit: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  return { items: page.map(describe), nextCursor: rows.length > page.length ? String(page.at(-1)?.id) : null };
}

function describe({ profileCreatedAt, ...row }: MailingMessageRow): Answer["items"][number] {
  return {
    ...row,
    id: String(row.id),
    status: statusSchema.parse(row.status),
    profileId: profileCreatedAt && formatProfileId(row.profileId, profileCreatedAt),
    passId: row.passId === null ? null : String(row.passId),
    openedAt: toText(row.openedAt),
    clickedAt: toText(row.clickedAt),
    deliveredAt: toText(row.deliveredAt),
    complainedAt: toText(row.complainedAt),
    bounceKind: BOUNCE_KINDS.find((kind) => kind === row.bounceKind) ?? null,
    unsubscribedAt: toText(row.unsubscribedAt),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

const toText = (at: Date | null) => at?.toISOString() ?? null;
