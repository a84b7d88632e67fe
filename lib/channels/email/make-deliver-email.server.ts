import { randomUUID } from "node:crypto";
import type { Transporter } from "nodemailer";
import { resolveHost, type Resolve } from "@/lib/channels/network/resolve-host.server";
import type { Clock } from "@/lib/shared/clock";
import type { PrivateTargets } from "@/lib/shared/private-targets";
import { readDomain } from "@/lib/domain/messages/read-domain";
import { explainSmtpFailure, type EmailFailure } from "./explain-smtp-failure";
import { SMTP_DELIVERY_MS_MAX } from "./limits";
import { makeMailOptions } from "./make-mail-options";
import { makePooledTransport } from "./make-smtp-transport.server";
import { printLetter } from "./print-letter.server";
import type { DkimKey, Letter, MailFrom, SmtpSettings } from "./smtp-settings";

/** A sender as the database keeps it; `revision` changes with every change of its settings. */
export type SenderRecord = {
  id: number;
  revision: string;
  host: string;
  port: number;
  tls: "none" | "starttls" | "tls";
  username: string;
  /** Encrypted; none = no password. */
  password: Uint8Array | null;
  fromAddress: string;
  fromName: string;
  replyTo: string;
  /** Letters that come back go to addresses made from it; empty = none are made. */
  bounceAddress: string;
  /** Its private key comes encrypted; none = letters are not signed. */
  dkim: { selector: string; privateKey: Uint8Array } | null;
};

/** A letter for the built-in Outbox. */
export type OutboxRecord = {
  accountId: number;
  messageId: bigint | null;
  mailFrom: string;
  rcptTo: string;
  subject: string;
  raw: Uint8Array;
  createdAt: Date;
};

export type DeliverEmailDeps = {
  /** The account's sender with this id, else its default one, else none. */
  findSender: (accountId: number, senderId: number | null) => Promise<SenderRecord | null>;
  decrypt: (box: Uint8Array) => string;
  /** Keeps a letter; a second one for the same message changes nothing. */
  saveLetter: (letter: OutboxRecord) => Promise<void>;
  /** SMTP_URL, for accounts without a sender of their own; none = the Outbox. */
  fallback: { smtp: SmtpSettings; from: MailFrom } | null;
  /** Whom letters in the Outbox come from. */
  outboxFrom: MailFrom;
  /** The address to which one message comes back. */
  makeReturnAddress: (bounceAddress: string, message: { shard: number; messageId: bigint }) => string;
  /** `tag` tells this installation from others, so that no two letters share a Message-ID. */
  installation: { host: string; tag: string };
  privateTargets: PrivateTargets;
  clock: Clock;
  resolve?: Resolve;
};

export type EmailInput = {
  /** None for a test letter. */
  messageId: bigint | null;
  /** Of the message; none for a test letter. */
  shard?: number;
  accountId: number;
  senderId: number | null;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
};

export type EmailResult = { kind: "sent"; response: string } | EmailFailure;

export type DeliverEmail = ((input: EmailInput) => Promise<EmailResult>) & { close: () => void };

type Route = {
  from: MailFrom;
  bounceAddress: string;
  replyTo: string;
  smtp: SmtpSettings | null;
  dkim: DkimKey | null;
  key: string;
  revision: string;
};

/**
 * Makes the function that hands a letter over: to the mailing's sender, else the account's default one, else SMTP_URL,
 * else the Outbox. It may run twice for one message: the Message-ID stays the same. It rejects only when the database fails.
 */
export function makeDeliverEmail(deps: DeliverEmailDeps): DeliverEmail {
  const transports = makeTransports(deps);
  const deliver = async (input: EmailInput): Promise<EmailResult> => {
    const route = await findRoute(input, deps);
    const letter = makeLetter(input, route, deps);
    if (route.smtp === null) return keepInOutbox(input, letter, deps);
    return sendOver(transports.get(route, route.smtp), letter, `${route.smtp.host}:${route.smtp.port}`);
  };
  return Object.assign(deliver, { close: () => transports.close() });
}

async function findRoute(input: EmailInput, deps: DeliverEmailDeps): Promise<Route> {
  const sender = await deps.findSender(input.accountId, input.senderId);
  if (sender) {
    const { host, port, tls, username } = sender;
    const password = sender.password === null ? "" : deps.decrypt(sender.password);
    return {
      from: { address: sender.fromAddress, name: sender.fromName },
      replyTo: sender.replyTo,
      bounceAddress: sender.bounceAddress,
      smtp: { host, port, tls, username, password, setBy: "user" },
      dkim: sender.dkim && {
        domain: readDomain(sender.fromAddress),
        selector: sender.dkim.selector,
        privateKey: deps.decrypt(sender.dkim.privateKey),
      },
      key: `sender:${sender.id}`,
      revision: sender.revision,
    };
  }
  const route = { replyTo: "", bounceAddress: "", dkim: null, key: "environment", revision: "" };
  if (deps.fallback) return { ...route, from: deps.fallback.from, smtp: deps.fallback.smtp };
  return { ...route, from: deps.outboxFrom, smtp: null };
}

function makeLetter(input: EmailInput, route: Route, deps: DeliverEmailDeps): Letter {
  const { host, tag } = deps.installation;
  return {
    from: route.from,
    replyTo: route.replyTo,
    to: input.to,
    subject: input.subject,
    html: input.html,
    text: input.text,
    headers: input.headers ?? {},
    messageId: `<${input.messageId ?? randomUUID()}.${tag}@${host}>`,
    date: deps.clock.now(),
    returnPath: makeReturnPath(input, route, deps),
    dkim: route.dkim,
  };
}

function makeReturnPath({ messageId, shard }: EmailInput, { bounceAddress }: Route, deps: DeliverEmailDeps): string {
  if (bounceAddress === "" || messageId === null || shard === undefined) return "";
  return deps.makeReturnAddress(bounceAddress, { shard, messageId });
}

async function sendOver(transport: Transporter, letter: Letter, server: string): Promise<EmailResult> {
  try {
    const signal = AbortSignal.timeout(SMTP_DELIVERY_MS_MAX);
    const { response } = await transport.sendMail({ ...makeMailOptions(letter), signal });
    return { kind: "sent", response: response ?? "" };
  } catch (error) {
    return explainSmtpFailure(error, server);
  }
}

async function keepInOutbox(input: EmailInput, letter: Letter, deps: DeliverEmailDeps): Promise<EmailResult> {
  let raw: Uint8Array;
  try {
    raw = await printLetter(letter);
  } catch (error) {
    return explainSmtpFailure(error, "Outbox");
  }
  await deps.saveLetter({
    accountId: input.accountId,
    messageId: input.messageId,
    mailFrom: letter.from.address,
    rcptTo: letter.to,
    subject: letter.subject,
    raw,
    createdAt: letter.date,
  });
  return { kind: "sent", response: "Kept in the Outbox." };
}

function makeTransports(deps: DeliverEmailDeps) {
  const kept = new Map<string, { revision: string; transport: Transporter }>();
  const network = { resolve: deps.resolve ?? resolveHost, privateTargets: deps.privateTargets };
  return {
    get(route: Route, smtp: SmtpSettings): Transporter {
      const known = kept.get(route.key);
      if (known?.revision === route.revision) return known.transport;
      known?.transport.close();
      const transport = makePooledTransport(smtp, network);
      kept.set(route.key, { revision: route.revision, transport });
      return transport;
    },
    close(): void {
      for (const { transport } of kept.values()) transport.close();
      kept.clear();
    },
  };
}
