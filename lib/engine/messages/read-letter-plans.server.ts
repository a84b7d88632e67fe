import type { LetterOrder } from "@/lib/domain/messages/letter-order";
import { readMailings } from "@/lib/engine/sql/read-mailings.server";
import { readTemplates } from "@/lib/engine/sql/read-templates.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/** All that decides what is sent to whom, whether a mailing says it or an element. */
export type LetterPlan = {
  /** Null = an element's template. */
  mailingId: number | null;
  isActive: boolean;
  accountId: number;
  databaseId: number;
  resourceId: number;
  templateId: number;
  version: number;
  channel: string;
  senderId: number | null;
  tracking: boolean;
};

type Ordered = { letter: LetterOrder; databaseId: number };

/** Reads once what some orders need; the answer gives the plan of one, or null when its mailing or template is gone. */
export async function readLetterPlans(
  client: Queryable,
  orders: readonly Ordered[],
): Promise<(order: Ordered) => LetterPlan | null> {
  const ids = orders.flatMap(({ letter }) => (letter.kind === "mailing" ? letter.mailingId : []));
  const mailings = await readMailings(client, ids);
  const templateIds = orders.flatMap(({ letter }) => (letter.kind === "template" ? letter.templateId : []));
  const templates = await readTemplates(client, templateIds);
  return ({ letter, databaseId }) => {
    if (letter.kind === "mailing") {
      const mailing = mailings.get(letter.mailingId);
      return mailing ? { ...mailing, mailingId: mailing.id } : null;
    }
    const template = templates.get(letter.templateId);
    if (!template) return null;
    const { accountId, version, channel } = template;
    const { templateId, resourceId, senderId, tracking } = letter;
    // The element that sends it stands in a scenario of this database, and nothing switches it off but the scenario.
    const own = { mailingId: null, isActive: true, databaseId };
    return { ...own, accountId, version, channel, templateId, resourceId, senderId, tracking };
  };
}
