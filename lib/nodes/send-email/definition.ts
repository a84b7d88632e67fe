import { z } from "zod";
import { checkResource } from "@/lib/nodes/check-resource";
import { defineNode, type SettingsIssue, type ValidateContext } from "@/lib/nodes/define";
import { upgradeSendEmail } from "@/lib/nodes/send-email/upgrade";

const chosen = z.int().positive().nullable();

/** Flat, so that the form keeps what was chosen while one tries both; only what the source needs is checked. */
export const sendEmailSettings = z
  .strictObject({
    /** Where the letter comes from. */
    source: z.enum(["mailing", "template"]),
    mailingId: chosen,
    resourceId: chosen,
    templateId: chosen,
    /** Null = the account's default sender. */
    senderId: chosen,
    /** Whether opens and clicks are noted. */
    tracking: z.boolean(),
  })
  .superRefine((value, context) => {
    const require = (field: "mailingId" | "resourceId" | "templateId", message: string) => {
      if (value[field] === null) context.addIssue({ code: "custom", path: [field], message });
    };
    if (value.source === "mailing") {
      require("mailingId", "Choose a trigger mailing.");
    } else {
      require("templateId", "Choose a template.");
      require("resourceId", "Choose a resource.");
    }
  });
export type SendEmailSettings = z.infer<typeof sendEmailSettings>;

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
  summary: "Sends a letter to the profile: a trigger mailing, or a template.",
  help: `Sends a letter to the profile and waits until it is handed over to the mail server. The letter is either

- that of a **trigger mailing**, which says what is sent, from whom, and to subscribers of which resource, and has a log and numbers of its own; it must belong to the same database and be active; or
- a **template** that you choose here, with the resource whose subscribers get it, and the sender. Its newest saved words are sent.

It leaves by

- **Sent**: the server took the letter.
- **Not sent**: the profile is not subscribed to the resource, has no address, the mailing is not active, or the server refused the letter for good. The profile's history says which. If this output leads nowhere, the pass ends here, and counts as an error unless the profile just cannot be written to.

The letter sees the profile as it is now and the \`{apicontent.…}\` of this pass.`,
  settings: sendEmailSettings,
  defaults: { source: "mailing", mailingId: null, resourceId: null, templateId: null, senderId: null, tracking: true },
  version: 2,
  upgrade: upgradeSendEmail,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: (value, context) =>
    value.source === "mailing" ? checkMailing(value, context) : checkParts(value, context),
  // The letter reads the profile by itself when it is queued.
});

function checkMailing({ mailingId }: SendEmailSettings, context: ValidateContext): SettingsIssue[] {
  const mailing = context.mailings.find((one) => one.id === mailingId);
  const refuse = (level: "error" | "warning", message: string) => [{ field: "mailingId", level, message }];
  if (!mailing) return refuse("error", `There is no trigger mailing #${mailingId}; choose another one.`);
  const name = `"${mailing.name}" (#${mailing.id})`;
  if (mailing.databaseId !== context.databaseId) {
    return refuse("error", `${name} writes to another database; choose one of this database.`);
  }
  if (mailing.channel !== "email") return refuse("error", `${name} does not send e-mail.`);
  if (mailing.isActive) return [];
  return refuse("warning", `${name} is not active: until it is, profiles leave by Not sent.`);
}

function checkParts(value: SendEmailSettings, context: ValidateContext): SettingsIssue[] {
  const resource = checkResource({ resourceId: value.resourceId ?? 0, channel: "email" }, context);
  return [
    ...checkTemplate(value, context),
    // The element has no choice of the channel: what is wrong is the resource.
    ...resource.map((issue) => ({ ...issue, field: "resourceId" })),
    ...checkSender(value, context),
  ];
}

function checkTemplate({ templateId }: SendEmailSettings, context: ValidateContext): SettingsIssue[] {
  if (!context.templates) return [];
  const template = context.templates.find((one) => one.id === templateId);
  const say = (level: "error" | "warning", message: string) => [{ field: "templateId", level, message }];
  if (!template) return say("error", `There is no template #${templateId}; choose another one.`);
  const name = `"${template.name}" (#${template.id})`;
  if (template.channel !== "email") return say("error", `${name} is not a letter; choose another one.`);
  if (!template.hasSubject) return say("error", `The template ${name} has no subject.`);
  if (!template.hasBody) return say("error", `The template ${name} has neither HTML nor text.`);
  if (template.databaseId === null || template.databaseId === context.databaseId) return [];
  return say("warning", `The template ${name} is made for another database: fields that are not here stay empty.`);
}

function checkSender({ senderId }: SendEmailSettings, context: ValidateContext): SettingsIssue[] {
  if (senderId === null || !context.senders || context.senders.some(({ id }) => id === senderId)) return [];
  const message = `There is no sender #${senderId} any more: letters go out by the default one.`;
  return [{ field: "senderId", level: "warning", message }];
}
