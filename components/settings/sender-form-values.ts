import { z } from "zod";
import { senderSettings, type SenderView } from "@/lib/contracts/senders";

export const senderForm = senderSettings
  .extend({ port: z.number("Type a port, such as 587.").int().min(1).max(65_535), password: z.string() })
  .required();
export type SenderFormValues = z.input<typeof senderForm>;

/** The port that goes with each kind of encryption. */
export const PORTS = { starttls: 587, tls: 465, none: 25 } as const;

/** What the form begins with. */
export function toFormValues(sender: SenderView | null): SenderFormValues {
  if (sender === null) return { ...EMPTY };
  const { name, host, port, tls, username, fromAddress, fromName, replyTo, rateLimit, ratePer } = sender;
  return { name, host, port, tls, username, fromAddress, fromName, replyTo, rateLimit, ratePer, password: "" };
}

/** What is sent: an empty password keeps the stored one, unless there is no user to sign in any more. */
export function toSettings(values: SenderFormValues, sender: SenderView | null) {
  const { password, ...settings } = values;
  if (password !== "" || values.username === "" || sender?.hasPassword !== true) return { ...settings, password };
  return settings;
}

const EMPTY: SenderFormValues = {
  name: "",
  host: "",
  port: PORTS.starttls,
  tls: "starttls",
  username: "",
  password: "",
  fromAddress: "",
  fromName: "",
  replyTo: "",
  rateLimit: null,
  ratePer: "second",
};
