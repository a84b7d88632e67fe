import type { TemplateView } from "@/lib/contracts/templates";
import { saveTemplate as write } from "@/lib/db/queries/templates/save-template.server";
import type { MessageContent } from "@/lib/domain/messages/message-content";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { checkContent } from "@/lib/services/templates/check-content.server";
import { getTemplate } from "@/lib/services/templates/get-template.server";
import { AppError } from "@/lib/shared/app-error";

type Input = { version: number; name: string; databaseId: number | null } & MessageContent;

/**
 * Saves a template on top of the revision that was edited.
 * Throws `conflict` with `details.version` and `details.updatedBy` when somebody saved meanwhile: nothing is written then.
 */
export async function saveTemplate(actor: Actor, id: number, input: Input): Promise<TemplateView> {
  const { version, name, databaseId, subject, html, text } = input;
  const current = await getTemplate(actor, id);
  if (current.version !== version) throw outdated(current);
  const content = { subject, html, text };
  await checkContent(actor, { databaseId, content });
  const outcome = await write(actor, { id, version }, { name, databaseId, content });
  if (outcome === "outdated") throw outdated(await getTemplate(actor, id));
  if (outcome === "taken") {
    throw new AppError("conflict", `A template "${name}" exists already. Choose another name.`, { field: "name" });
  }
  return getTemplate(actor, id);
}

function outdated({ name, version, updatedBy, updatedAt }: TemplateView): AppError {
  return new AppError("conflict", `${updatedBy ?? "Somebody"} saved "${name}" after you had opened it.`, {
    field: "version",
    details: { version, updatedBy, updatedAt },
  });
}
