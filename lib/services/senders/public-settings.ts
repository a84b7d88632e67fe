import type { SenderSettings } from "@/lib/contracts/senders";

/** A sender's settings without its password: what may stand in the journal. */
export function publicSettings(settings: SenderSettings): Omit<SenderSettings, "password"> {
  const { name, host, port, tls, username, fromAddress, fromName, replyTo, rateLimit, ratePer } = settings;
  return { name, host, port, tls, username, fromAddress, fromName, replyTo, rateLimit, ratePer };
}
