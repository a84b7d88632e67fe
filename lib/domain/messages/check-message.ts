import { checkTemplate } from "@/lib/domain/template/check-template";
import type { TemplateIssue } from "@/lib/domain/template/template-types";
import { MESSAGE_PARTS, PART_PLACES, PART_TITLES, type MessageContent, type MessagePart } from "./message-content";

export type MessageIssue = TemplateIssue & { part: MessagePart };

/** A field as a template sees it. */
export type LeadField = { name: string; type: string };

/** What is wrong with a template's parts, errors first. `fields` null = it is not known which database, so names are not checked. */
export function checkMessage(content: MessageContent, fields: readonly LeadField[] | null): MessageIssue[] {
  const known = { leadFields: fields, allowSecrets: false, allowLinks: true };
  const issues = MESSAGE_PARTS.flatMap((part) =>
    checkTemplate(content[part], PART_PLACES[part], known).map((issue) => ({ ...issue, part })),
  );
  return issues.sort((a, b) => Number(a.level === "warning") - Number(b.level === "warning"));
}

/** Where an issue stands and what it is, in one line: `HTML, line 3, column 5: …`. */
export function formatIssue(issue: MessageIssue): string {
  const where = issue.part === "subject" ? `column ${issue.column}` : `line ${issue.line}, column ${issue.column}`;
  return `${PART_TITLES[issue.part]}, ${where}: ${issue.message}`;
}
