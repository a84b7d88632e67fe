import { TEMPLATE_NAME_LENGTH_MAX } from "@/lib/contracts/templates";
import { insertTemplate } from "@/lib/db/queries/templates/insert-template.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { getTemplate } from "@/lib/services/templates/get-template.server";
import { AppError } from "@/lib/shared/app-error";

const TRIES_MAX = 50;
const SUFFIX_LENGTH_MAX = 12;

/** Makes a copy with the next free name: "Alerts (copy)", "Alerts (copy 2)" … */
export async function duplicateTemplate(actor: Actor, id: number): Promise<{ id: number; name: string }> {
  const { name, databaseId, subject, html, text } = await getTemplate(actor, id);
  const stem = name.replace(/ \(copy(?: \d+)?\)$/, "").slice(0, TEMPLATE_NAME_LENGTH_MAX - SUFFIX_LENGTH_MAX);
  for (let n = 1; n <= TRIES_MAX; n++) {
    const copy = `${stem} (copy${n === 1 ? "" : ` ${n}`})`;
    const copyId = await insertTemplate(actor, { name: copy, databaseId, content: { subject, html, text } });
    if (copyId !== null) return { id: copyId, name: copy };
  }
  throw new AppError("conflict", `There are ${TRIES_MAX} copies of "${name}" already. Rename or delete some.`);
}
