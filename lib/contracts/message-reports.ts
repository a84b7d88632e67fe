import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";

const EVENTS_MAX = 1_000;
const ID_LENGTH_MAX = 300;
const REASON_LENGTH_MAX = 2_000;

const eventBase = z.strictObject({
  /** The letter's Message-ID header, with or without its angle brackets, or the number of the message. */
  message_id: z.string().min(1).max(ID_LENGTH_MAX),
  at: z.iso.datetime({ offset: true }).optional(),
});

/** What a provider posts; the same event twice is no harm. */
export const reportBody = z.strictObject({
  events: z
    .array(
      z.discriminatedUnion("type", [
        eventBase.extend({ type: z.literal("delivered") }),
        eventBase.extend({
          type: z.literal("bounced"),
          /** False: another letter may arrive. */
          permanent: z.boolean().default(true),
          reason: z.string().max(REASON_LENGTH_MAX).default(""),
        }),
        eventBase.extend({ type: z.literal("complained") }),
      ]),
    )
    .min(1)
    .max(EVENTS_MAX),
});
export type ReportBody = z.output<typeof reportBody>;

/** Makes the address for reports and its secret anew; both are shown once, the ones before no longer work. */
export const makeSenderReports = defineContract({
  method: "POST",
  path: "/api/internal/senders/[id]/reports",
  params: idParams,
  answer: z.object({ url: z.string(), secret: z.string() }),
});

export const removeSenderReports = defineContract({
  method: "DELETE",
  path: "/api/internal/senders/[id]/reports",
  params: idParams,
  answer: z.object({ removed: z.literal(true) }),
});
