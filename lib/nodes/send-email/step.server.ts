import type { LetterOrder } from "@/lib/domain/messages/letter-order";
import { defineRuntime } from "@/lib/nodes/define";
import { sendEmail, type SendEmailSettings } from "@/lib/nodes/send-email/definition";

export const sendEmailRuntime = defineRuntime(sendEmail, {
  kind: "step",
  step: (_context, settings) => ({ kind: "effect", effect: "email", letter: makeOrder(settings) }),
  effect: { kind: "email", outputFor: (result) => result.status },
});

/** Settings that passed their check have a number wherever their source needs one; 0 is nobody's. */
function makeOrder(settings: SendEmailSettings): LetterOrder {
  const { mailingId, templateId, resourceId, senderId, tracking } = settings;
  if (settings.source === "mailing") return { kind: "mailing", mailingId: mailingId ?? 0 };
  return { kind: "template", templateId: templateId ?? 0, resourceId: resourceId ?? 0, senderId, tracking };
}
