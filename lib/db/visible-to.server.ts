import type { Actor } from "@/lib/domain/permissions/permissions";

/** Which objects an actor sees, as a Prisma `where`: those of his account that no group limits, or one of his groups. */
export type Visible = {
  accountId: number;
  OR?: ({ groupIds: { isEmpty: true } } | { groupIds: { hasSome: number[] } })[];
};

/**
 * The ownership part of every query on an object with groups: `where: { id, ...visibleTo(actor) }`. An actor without
 * groups sees everything of his account. A query with an `OR` of its own puts both into `AND`.
 */
export function visibleTo(actor: Pick<Actor, "accountId" | "groupIds">): Visible {
  if (actor.groupIds.length === 0) return { accountId: actor.accountId };
  return {
    accountId: actor.accountId,
    OR: [{ groupIds: { isEmpty: true } }, { groupIds: { hasSome: [...actor.groupIds] } }],
  };
}

/** The same for a statement written by hand: SQL over `account_id` and `group_ids` (of `alias`) and its two values. */
export function visibleSql(
  actor: Pick<Actor, "accountId" | "groupIds">,
  { alias, firstParameter }: { alias: string; firstParameter: number },
): { sql: string; values: [number, number[]] } {
  const account = `$${firstParameter}`;
  const groups = `$${firstParameter + 1}`;
  const sql =
    `${alias}.account_id = ${account} AND (cardinality(${groups}::int[]) = 0 ` +
    `OR cardinality(${alias}.group_ids) = 0 OR ${alias}.group_ids && ${groups}::int[])`;
  return { sql, values: [actor.accountId, [...actor.groupIds]] };
}
