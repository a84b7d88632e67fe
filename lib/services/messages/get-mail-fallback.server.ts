import { parseSmtpUrl } from "@/lib/channels/email/parse-smtp-url";
import { env } from "@/lib/shared/env.server";

export type MailFallback = { kind: "environment"; server: string; fromAddress: string } | { kind: "outbox" };

/** What sends for accounts without a default sender: the server of SMTP_URL (told without its password), or the Outbox. */
export function getMailFallback(): MailFallback {
  const { smtpUrl, publicUrl } = env();
  if (smtpUrl === undefined) return { kind: "outbox" };
  const { smtp, from } = parseSmtpUrl(smtpUrl, {
    address: `cuelight@${new URL(publicUrl).hostname}`,
    name: "Cuelight",
  });
  return { kind: "environment", server: `${smtp.host}:${smtp.port}`, fromAddress: from.address };
}
