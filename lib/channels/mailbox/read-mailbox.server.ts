import net from "node:net";
import { ImapFlow } from "imapflow";
import { isOpenAddress, IMAP_PORTS } from "@/lib/channels/network/is-open-address";
import { sortAddresses, type Resolve } from "@/lib/channels/network/resolve-host.server";
import { AppError } from "@/lib/shared/app-error";
import type { PrivateTargets } from "@/lib/shared/private-targets";
import type { MailboxSettings } from "./mailbox-settings";

type Network = { resolve: Resolve; privateTargets: PrivateTargets };

const CONNECT_MS_MAX = 10_000;
const SILENCE_MS_MAX = 30_000;
/** However slowly a server answers, others are waiting. */
const VISIT_MS_MAX = 120_000;
/** Letters of one visit; the next one goes on. */
const LETTERS_MAX = 500;
/** A report stands at a letter's beginning; the letter that came back behind it is not needed whole. */
const LETTER_BYTES_MAX = 256 * 1024;
/** The library says no instead of throwing when the connection ends in a command. */
const BROKEN_OFF = "the conversation broke off";
const RESPONSE_BYTES_MAX = 4 * 1024 * 1024;

/**
 * Hands each unread letter of the inbox over and marks it as read behind that: who dies in between gets it again. Nothing is
 * deleted. Returns how many there were. @throws AppError `forbidden` when the host leads to where the installation opens nothing.
 */
export async function readMailbox(
  settings: MailboxSettings,
  network: Network,
  handle: (raw: Uint8Array) => Promise<void>,
): Promise<number> {
  return visit(settings, network, async (client) => {
    const uids = (await listUnread(client)).slice(0, LETTERS_MAX);
    for (const uid of uids) {
      const letter = await client.fetchOne(uid, { source: { start: 0, maxLength: LETTER_BYTES_MAX } }, { uid: true });
      // Somebody may have moved it meanwhile.
      if (letter && letter.source) await handle(letter.source);
      if (!(await client.messageFlagsAdd(uid, ["\\Seen"], { uid: true }))) throw new Error(BROKEN_OFF);
    }
    return uids.length;
  });
}

/** Signs in and looks into the inbox without changing it; returns the number of unread letters. */
export async function checkMailbox(settings: MailboxSettings, network: Network): Promise<number> {
  return visit(settings, network, async (client) => (await listUnread(client)).length);
}

async function listUnread(client: ImapFlow): Promise<number[]> {
  const found = await client.search({ seen: false }, { uid: true });
  if (!Array.isArray(found)) throw new Error(BROKEN_OFF);
  return found;
}

async function visit<T>(
  settings: MailboxSettings,
  network: Network,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const { host, port, tls, username, password } = settings;
  const address = await findAddress({ host, port }, network);
  const client = new ImapFlow({
    // Dialled at the address that was checked, and known by the name that was typed.
    host: address,
    ...(net.isIP(host) === 0 ? { servername: host } : {}),
    port,
    secure: tls === "tls",
    doSTARTTLS: tls === "starttls",
    auth: { user: username, pass: password },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    socketTimeout: SILENCE_MS_MAX,
    maxLineLength: RESPONSE_BYTES_MAX,
    maxResponseSize: RESPONSE_BYTES_MAX,
  });
  const deadline = setTimeout(() => client.close(), VISIT_MS_MAX);
  // The command under way fails with the same fault.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.mailboxOpen("INBOX");
    return await work(client);
  } finally {
    clearTimeout(deadline);
    client.close();
  }
}

async function findAddress({ host, port }: { host: string; port: number }, network: Network): Promise<string> {
  const addresses = net.isIP(host) === 0 ? await network.resolve(host) : [host];
  const rules = { opened: network.privateTargets, ports: IMAP_PORTS };
  const closed = addresses.find((address) => !isOpenAddress({ host, address, port }, rules));
  const [first] = sortAddresses(addresses);
  if (closed === undefined && first !== undefined) return first;
  throw new AppError(
    "forbidden",
    `The mailbox ${host}:${port} is not open to this account: public servers on ports ${IMAP_PORTS.join(" and ")} are. ` +
      `Whoever runs the installation opens others with ALLOW_PRIVATE_TARGETS.`,
  );
}
