import type { EngineWorld } from "@/lib/testing/engine-world";

export type TestMailing = { mailingId: number; resourceId: number; templateId: number };

/** A resource, a template and an active trigger mailing in the world's database. */
export async function addMailing(
  world: EngineWorld,
  letter: { subject: string; text: string; html?: string },
): Promise<TestMailing> {
  const { pool, accountId, databaseId } = world;
  const insert = async (text: string, values: unknown[]) => {
    const { rows } = await pool.query<{ id: number }>(`${text} RETURNING id`, values);
    return rows[0]?.id ?? 0;
  };
  const name = "'n' || nextval('pass_id_seq')";
  const resourceId = await insert(
    `INSERT INTO resource (account_id, name, channels, updated_at) VALUES ($1, ${name}, '{email}', now())`,
    [accountId],
  );
  await pool.query("INSERT INTO resource_database (resource_id, database_id) VALUES ($1, $2)", [
    resourceId,
    databaseId,
  ]);
  const templateId = await insert(`INSERT INTO template (account_id, name, updated_at) VALUES ($1, ${name}, now())`, [
    accountId,
  ]);
  await pool.query(
    "INSERT INTO template_version (template_id, version, subject, html, text) VALUES ($1, 1, $2, $4, $3)",
    [templateId, letter.subject, letter.text, letter.html ?? ""],
  );
  const mailingId = await insert(
    `INSERT INTO mailing (account_id, name, is_active, database_id, resource_id, template_id, condition, updated_at)
     VALUES ($1, ${name}, true, $2, $3, $4, '{"kind":"api"}', now())`,
    [accountId, databaseId, resourceId, templateId],
  );
  return { mailingId, resourceId, templateId };
}

/** Subscribes profiles to a resource, each with its address. */
export async function subscribe(
  world: EngineWorld,
  resourceId: number,
  people: readonly { profileId: bigint; address: string }[],
): Promise<void> {
  await world.pool.query(
    `INSERT INTO subscription (shard, profile_id, resource_id, channel, address, database_id, status, created_at, updated_at)
     SELECT id & 255, id, $1, 'email', address, $2, 'subscribed', now(), now() FROM unnest($3::bigint[], $4::text[]) AS u(id, address)`,
    [resourceId, world.databaseId, people.map((one) => one.profileId), people.map((one) => one.address)],
  );
}
