/** A mailbox in which reports about letters are read over IMAP. */
export type MailboxSettings = {
  host: string;
  port: number;
  tls: "none" | "starttls" | "tls";
  username: string;
  password: string;
};
