import { TEMPLATE_NAME_LENGTH_MAX } from "@/lib/contracts/templates";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { createTemplate } from "@/lib/services/templates/create-template.server";
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
    const created = await createUnlessTaken(actor, { name: copy, databaseId, subject, html, text });
    if (created !== null) return { id: created, name: copy };
  }
  throw new AppError("conflict", `There are ${TRIES_MAX} copies of "${name}" already. Rename or delete some.`);
}

async function createUnlessTaken(...input: Parameters<typeof createTemplate>): Promise<number | null> {
  try {
    return (await createTemplate(...input)).id;
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return null;
    throw error;
  }
}
