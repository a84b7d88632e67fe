import { pool } from "@/lib/db/pool.server";

// A retry of the same message finds its letter already there.
const STATEMENT = `
  INSERT INTO outbox_letter (account_id, message_id, mail_from, rcpt_to, subject, raw, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (message_id) DO NOTHING`;

export type NewLetter = {
  accountId: number;
  /** None for a test letter. */
  messageId: bigint | null;
  mailFrom: string;
  rcptTo: string;
  subject: string;
  raw: Uint8Array;
  createdAt: Date;
};

/** Keeps a letter in the Outbox, once for each message. */
export async function keepLetter(letter: NewLetter): Promise<void> {
  const { accountId, messageId, mailFrom, rcptTo, subject, raw, createdAt } = letter;
  await pool().query({
    name: "keep-letter",
    text: STATEMENT,
    values: [accountId, messageId, mailFrom, rcptTo, subject, raw, createdAt],
  });
}
