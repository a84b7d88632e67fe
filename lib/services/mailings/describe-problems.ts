import {
  listMailingProblems,
  type MailingParts,
  type MailingProblem,
} from "@/lib/domain/mailings/list-mailing-problems";

type Found = { [Part in keyof MailingParts]: MailingParts[Part] | null };

/** What keeps a mailing from being active, also when one of its parts is not there or not visible. */
export function describeProblems({ database, resource, template }: Found): MailingProblem[] {
  if (database && resource && template) return listMailingProblems({ database, resource, template });
  const problems: MailingProblem[] = [];
  if (!database) problems.push({ field: "databaseId", message: "The database is not there, or you may not see it." });
  if (!resource) problems.push({ field: "resourceId", message: "The resource is not there, or you may not see it." });
  if (!template) problems.push({ field: "templateId", message: "The template is not there, or you may not see it." });
  return problems;
}
