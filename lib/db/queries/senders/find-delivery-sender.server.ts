import { z } from "zod";
import { pool } from "@/lib/db/pool.server";

// One row by its key or by the account's few senders; runs once for every letter.
const STATEMENT = `
  SELECT id, updated_at, host, port, tls, username, password, from_address, from_name, reply_to,
    dkim_selector, dkim_private_key, bounce_address
  FROM sender
  WHERE account_id = $1 AND channel = 'email' AND (id = $2 OR is_default)
  ORDER BY (id = $2) DESC NULLS LAST
  LIMIT 1`;

const rowSchema = z.object({
  id: z.int(),
  updated_at: z.date(),
  host: z.string(),
  port: z.int(),
  tls: z.enum(["none", "starttls", "tls"]),
  username: z.string(),
  password: z.instanceof(Uint8Array).nullable(),
  from_address: z.string(),
  from_name: z.string(),
  reply_to: z.string(),
  bounce_address: z.string(),
  dkim_selector: z.string(),
  dkim_private_key: z.instanceof(Uint8Array).nullable(),
});

/** The account's sender with this id, else its default one, else null. The password comes as it is kept: encrypted. */
export async function findDeliverySender(accountId: number, senderId: number | null) {
  const { rows } = await pool().query({ name: "find-delivery-sender", text: STATEMENT, values: [accountId, senderId] });
  if (rows.length === 0) return null;
  const row = rowSchema.parse(rows[0]);
  return {
    id: row.id,
    revision: row.updated_at.toISOString(),
    host: row.host,
    port: row.port,
    tls: row.tls,
    username: row.username,
    password: row.password,
    fromAddress: row.from_address,
    fromName: row.from_name,
    replyTo: row.reply_to,
    bounceAddress: row.bounce_address,
    dkim: row.dkim_private_key && { selector: row.dkim_selector, privateKey: row.dkim_private_key },
  };
}
