import type { Condition } from "@/lib/domain/conditions/condition";

/** What a condition looks at: names of profile fields (each once), and whether it needs the subscriptions. */
export function readConditionNeeds(condition: Condition): { fields: string[]; subscriptions: boolean } {
  const fields = new Set<string>();
  let subscriptions = false;
  const open: Condition[] = [condition];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item.kind === "group") open.push(...item.items);
    else if (item.kind === "field") fields.add(item.field);
    else if (item.kind === "subscription") subscriptions = true;
  }
  return { fields: [...fields], subscriptions };
}
