import { prisma } from "@/lib/db/prisma.server";
import { deleteTemplate as remove } from "@/lib/db/queries/templates/delete-template.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { getTemplate } from "@/lib/services/templates/get-template.server";
import { AppError } from "@/lib/shared/app-error";

/** Deletes a template. Throws `conflict`, naming the mailings and scenarios, while one uses it. */
export async function deleteTemplate(actor: Actor, id: number): Promise<void> {
  const { name, mailings, scenarios } = await getTemplate(actor, id);
  if (scenarios.length > 0) {
    const users = scenarios.map((scenario) => `"${scenario.name}" (#${scenario.id})`).join(", ");
    throw new AppError("conflict", `The template "${name}" is sent by ${users}. Choose another one there first.`, {
      details: { scenarios },
    });
  }
  const isDeleted = await prisma().$transaction(async (tx) => {
    if (!(await remove(tx, actor, id))) return false;
    await writeAudit(tx, actor, {
      action: "template.deleted",
      objectType: "template",
      objectId: id,
      before: { name },
    });
    return true;
  });
  if (isDeleted) return;
  const users = mailings.map((mailing) => `"${mailing.name}" (#${mailing.id})`).join(", ");
  throw new AppError(
    "conflict",
    `The template "${name}" is used by ${users === "" ? "a mailing" : users}. Give ${mailings.length > 1 ? "them" : "it"} another template first.`,
    { details: { mailings } },
  );
}
