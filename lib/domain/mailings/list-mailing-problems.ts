import { checkMessage, formatIssue, type LeadField } from "@/lib/domain/messages/check-message";
import type { MessageContent } from "@/lib/domain/messages/message-content";

/** All that decides whether a mailing can go out. */
export type MailingParts = {
  database: { id: number; name: string; fields: readonly LeadField[] };
  resource: { name: string; channels: readonly string[]; databaseIds: readonly number[] };
  template: { name: string; channel: string } & MessageContent;
};

export type MailingProblem = { field: "databaseId" | "resourceId" | "templateId"; message: string };

/** What keeps a mailing from being active; none = it can be. */
export function listMailingProblems({ database, resource, template }: MailingParts): MailingProblem[] {
  return [...checkResource(database, resource), ...checkContent(database, template)];
}

function checkResource(database: MailingParts["database"], resource: MailingParts["resource"]): MailingProblem[] {
  const problems: MailingProblem[] = [];
  const say = (message: string) => problems.push({ field: "resourceId", message });
  if (!resource.databaseIds.includes(database.id)) {
    say(
      `The resource "${resource.name}" does not allow the database "${database.name}". Allow it in Resources, or choose another one.`,
    );
  }
  if (!resource.channels.includes("email")) {
    say(`The resource "${resource.name}" has no e-mail channel. Add it in Resources, or choose another one.`);
  }
  return problems;
}

function checkContent(database: MailingParts["database"], template: MailingParts["template"]): MailingProblem[] {
  const problems: MailingProblem[] = [];
  const say = (message: string) => problems.push({ field: "templateId", message });
  if (template.subject.trim() === "") say(`The template "${template.name}" has no subject.`);
  if (template.html.trim() === "" && template.text.trim() === "") {
    say(`The template "${template.name}" has neither HTML nor text.`);
  }
  for (const issue of checkMessage(template, database.fields)) {
    if (issue.level === "error") {
      say(`The template "${template.name}" does not fit the database "${database.name}". ${formatIssue(issue)}`);
    }
  }
  return problems;
}
