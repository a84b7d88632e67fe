import { z } from "zod";
import { defineNode } from "@/lib/nodes/define";

const settings = z.strictObject({
  mailingId: z.int({ error: "Choose a trigger mailing." }).positive("Choose a trigger mailing."),
});

/** Reasons that lie with the profile: nobody did anything wrong. */
const UNREACHABLE = ["not_subscribed", "suppressed", "profile_not_found"];

const OUTPUTS = [
  { id: "sent", label: "Sent" },
  { id: "not_sent", label: "Not sent", error: { except: UNREACHABLE } },
] as const;

export const sendEmail = defineNode({
  type: "send-email",
  category: "channel",
  title: "E-mail",
  icon: "mail",
  summary: "Sends a trigger mailing to the profile.",
  help: `Sends the letter of a **trigger mailing** to the profile and waits until it is handed over to the mail server.

- **Sent**: the server took the letter.
- **Not sent**: the profile is not subscribed to the mailing's resource, has no address, the mailing is not active, or the server refused the letter for good. The profile's history says which. If this output leads nowhere, the pass ends here, and counts as an error unless the profile just cannot be written to.

The mailing must belong to the same database and be active. Its letter sees the profile as it is now and the \`{apicontent.…}\` of this pass.`,
  settings,
  defaults: { mailingId: null },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: (value, context) => {
    const mailing = context.mailings.find((one) => one.id === value.mailingId);
    const refuse = (level: "error" | "warning", message: string) => [{ field: "mailingId", level, message }];
    if (!mailing) return refuse("error", `There is no trigger mailing #${value.mailingId}; choose another one.`);
    if (mailing.databaseId !== context.databaseId) {
      return refuse(
        "error",
        `"${mailing.name}" (#${mailing.id}) writes to another database; choose one of this database.`,
      );
    }
    if (mailing.channel !== "email") return refuse("error", `"${mailing.name}" (#${mailing.id}) does not send e-mail.`);
    if (mailing.isActive) return [];
    return refuse(
      "warning",
      `"${mailing.name}" (#${mailing.id}) is not active: until it is, profiles leave by Not sent.`,
    );
  },
  // The letter reads the profile by itself when it is queued.
});
