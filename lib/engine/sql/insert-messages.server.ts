import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement } from "@/lib/engine/sql/statement";

/** The log of messages, also of those that are not sent: one sees why. */
export const INSERT_MESSAGES: Statement = {
  name: "engine-insert-messages",
  text: `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id,
      template_version, resource_id, scenario_id, node_id, pass_id, address, status, reason, missing, variables,
      created_at, updated_at)
    SELECT u.shard, u.id, u.account_id, u.database_id, u.profile_id, 'email', u.mailing_id, u.template_id,
      u.template_version, u.resource_id, u.scenario_id, u.node_id, u.pass_id, u.address, u.status, u.reason, '{}', u.variables, $1, $1
    FROM unnest($2::smallint[], $3::bigint[], $4::int[], $5::int[], $6::bigint[], $7::int[], $8::int[], $9::int[],
      $10::int[], $11::int[], $12::int[], $13::bigint[], $14::text[], $15::text[], $16::text[], $17::jsonb[])
      AS u(shard, id, account_id, database_id, profile_id, mailing_id, template_id, template_version, resource_id,
        scenario_id, node_id, pass_id, address, status, reason, variables)`,
};

export type NewMessage = {
  shard: number;
  id: bigint;
  accountId: number;
  databaseId: number;
  profileId: bigint;
  /** Null = a template of the element. */
  mailingId: number | null;
  templateId: number;
  templateVersion: number;
  resourceId: number;
  task: { scenarioId: number; nodeId: number; passId: bigint } | null;
  address: string;
  status: "queued" | "not_sent";
  reason: string | null;
  /** JSON text of what the letter is filled from, where its page may be asked for later. */
  variables: string | null;
};

/** Inserts messages made at `now`. */
export async function insertMessages(client: Queryable, now: Date, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await countStatement(client, INSERT_MESSAGES, [
    now,
    numberArray(messages.map((message) => message.shard)),
    numberArray(messages.map((message) => message.id)),
    numberArray(messages.map((message) => message.accountId)),
    numberArray(messages.map((message) => message.databaseId)),
    numberArray(messages.map((message) => message.profileId)),
    numberArray(messages.map((message) => message.mailingId)),
    numberArray(messages.map((message) => message.templateId)),
    numberArray(messages.map((message) => message.templateVersion)),
    numberArray(messages.map((message) => message.resourceId)),
    numberArray(messages.map((message) => message.task?.scenarioId ?? null)),
    numberArray(messages.map((message) => message.task?.nodeId ?? null)),
    numberArray(messages.map((message) => message.task?.passId ?? null)),
    textArray(messages.map((message) => message.address)),
    textArray(messages.map((message) => message.status)),
    textArray(messages.map((message) => message.reason)),
    textArray(messages.map((message) => message.variables)),
  ]);
}
