import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";
import { senderSchema } from "@/lib/contracts/senders";

const SELECTOR_LENGTH_MAX = 63;
const KEY_LENGTH_MAX = 10_000;
const SELECTOR = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/** `privateKey` left out = the product makes a pair. */
export const dkimSettings = z.object({
  selector: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, "Type a selector, such as cuelight.")
    .max(SELECTOR_LENGTH_MAX)
    .regex(SELECTOR, "Letters a–z, digits and hyphens, such as cuelight or mail-2026."),
  privateKey: z.string().min(1, "Paste the private key.").max(KEY_LENGTH_MAX).optional(),
});
export type DkimSettings = z.output<typeof dkimSettings>;

/** What stands in DNS: `ok` = this key; `found` are the records as they were read. */
const dkimCheck = z.object({
  state: z.enum(["ok", "missing", "different", "broken", "unknown"]),
  text: z.string(),
  found: z.array(z.string()),
});
export type DkimCheck = z.infer<typeof dkimCheck>;

export const setSenderDkim = defineContract({
  method: "PUT",
  path: "/api/internal/senders/[id]/dkim",
  params: idParams,
  body: dkimSettings,
  answer: senderSchema,
});

export const removeSenderDkim = defineContract({
  method: "DELETE",
  path: "/api/internal/senders/[id]/dkim",
  params: idParams,
  answer: senderSchema,
});

export const checkSenderDkim = defineContract({
  method: "POST",
  path: "/api/internal/senders/[id]/dkim/check",
  params: idParams,
  answer: dkimCheck,
});
