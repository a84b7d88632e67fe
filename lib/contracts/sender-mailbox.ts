import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";
import { address, host, line, port, SENDER_TLS, senderSchema } from "@/lib/contracts/senders";

const PASSWORD_LENGTH_MAX = 1_000;

/** `password` left out = the one that is kept. */
export const mailboxForm = z.object({
  bounceAddress: address,
  host,
  port,
  tls: z.enum(SENDER_TLS),
  username: line.min(1, "Type the user that the mailbox belongs to."),
  password: z.string().max(PASSWORD_LENGTH_MAX).optional(),
});
export type MailboxForm = z.output<typeof mailboxForm>;

const path = "/api/internal/senders/[id]/mailbox";

export const setSenderMailbox = defineContract({
  method: "PUT",
  path,
  params: idParams,
  body: mailboxForm,
  answer: senderSchema,
});

export const removeSenderMailbox = defineContract({ method: "DELETE", path, params: idParams, answer: senderSchema });

/** Signs in to a mailbox that need not be saved yet; `text` is what came of it. */
export const testSenderMailbox = defineContract({
  method: "POST",
  path: "/api/internal/senders/[id]/mailbox/test",
  params: idParams,
  body: mailboxForm,
  answer: z.object({ ok: z.boolean(), text: z.string() }),
});
