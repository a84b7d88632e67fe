/** How a connection is secured: `opportunistic` = STARTTLS when the server offers it, whoever it says it is. */
export type SmtpTls = "none" | "starttls" | "tls" | "opportunistic";

export type SmtpSettings = {
  host: string;
  port: number;
  tls: SmtpTls;
  /** Empty = no sign-in. */
  username: string;
  password: string;
  /** Hosts that a user typed must be open to outgoing calls; the environment's may be anywhere. */
  setBy: "user" | "environment";
};

/** Whom a letter comes from. */
export type MailFrom = { address: string; name: string };

/** What a letter is signed with; `privateKey` is a PEM of RSA. */
export type DkimKey = { domain: string; selector: string; privateKey: string };

/** One letter on its way; everything is text, nothing is read from files or addresses. */
export type Letter = {
  from: MailFrom;
  replyTo: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** With its angle brackets; the same for every attempt. */
  messageId: string;
  date: Date;
  /** Whom mail servers tell when the letter does not arrive; empty = the from address. */
  returnPath: string;
  /** None = the letter is not signed. */
  dkim: DkimKey | null;
};
