import { defineRuntime } from "@/lib/nodes/define";
import { sendEmail } from "@/lib/nodes/send-email/definition";

export const sendEmailRuntime = defineRuntime(sendEmail, {
  kind: "step",
  step: (_context, settings) => ({ kind: "effect", effect: "email", mailingId: settings.mailingId }),
  effect: { kind: "email", outputFor: (result) => result.status },
});
