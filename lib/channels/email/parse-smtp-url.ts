import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import type { MailFrom, SmtpSettings } from "./smtp-settings";

const SMTP_PORT = 587;
const SMTPS_PORT = 465;

/**
 * Reads SMTP_URL: `smtp://user:pass@host:port` (STARTTLS when offered) or `smtps://…` (TLS from the first byte).
 * Letters come from `?from=address&name=Name`, else from the user name when it is an address, else from `fallback`.
 */
export function parseSmtpUrl(text: string, fallback: MailFrom): { smtp: SmtpSettings; from: MailFrom } {
  const url = new URL(text);
  const isSecure = url.protocol === "smtps:";
  const username = decode(url.username);
  const smtp: SmtpSettings = {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (isSecure ? SMTPS_PORT : SMTP_PORT) : Number(url.port),
    tls: isSecure ? "tls" : "opportunistic",
    username,
    password: decode(url.password),
    setBy: "environment",
  };
  const address = normalizeEmail(url.searchParams.get("from") ?? username);
  const name = url.searchParams.get("name") ?? fallback.name;
  return { smtp, from: address === null ? { ...fallback, name } : { address, name } };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
