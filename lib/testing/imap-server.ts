import { once } from "node:events";
import net from "node:net";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";

type Letter = { uid: number; raw: string; isSeen: boolean };

export type ImapServer = {
  port: number;
  letters: readonly Letter[];
  /** Puts a letter into the inbox. */
  add: (raw: string) => void;
  /** Every command that came, without its tag. */
  commands: readonly string[];
  /** Hangs up when a command begins so. */
  cutAt: (command: string | null) => void;
};

export const IMAP_USER = { username: "bounces", password: "imap secret" };

/** A real IMAP server on a free loopback port that knows what a reader of one inbox needs; closed when the test file is done. */
export async function startImapServer(): Promise<ImapServer> {
  const letters: Letter[] = [];
  const commands: string[] = [];
  let cut: string | null = null;
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("* OK ready\r\n");
    createInterface({ input: socket, crlfDelay: Infinity }).on("line", (line) => {
      const [, tag = "*", command = ""] = /^(\S+) (.*)$/.exec(line) ?? [];
      commands.push(command);
      if (cut !== null && command.startsWith(cut)) socket.destroy();
      else socket.write(answer(command, letters).replaceAll("TAG", tag));
      if (command === "LOGOUT") socket.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => new Promise((done) => server.close(done)));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    letters,
    commands,
    add: (raw) => void letters.push({ uid: letters.length + 1, raw: raw.replace(/\r?\n/g, "\r\n"), isSeen: false }),
    cutAt: (command) => {
      cut = command;
    },
  };
}

type Command = { text: string; uid: number; letter: Letter | undefined; letters: readonly Letter[] };

const ANSWERS: Record<string, (command: Command) => string> = {
  CAPABILITY: () => "* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n",
  LOGIN: ({ text }) =>
    text.includes(IMAP_USER.username) && text.includes(IMAP_USER.password)
      ? "TAG OK [CAPABILITY IMAP4rev1] signed in\r\n"
      : "TAG NO [AUTHENTICATIONFAILED] wrong user or password\r\n",
  LIST: () => '* LIST () "/" INBOX\r\nTAG OK done\r\n',
  SELECT: ({ letters }) =>
    [
      `* ${letters.length} EXISTS`,
      "* FLAGS (\\Seen)",
      "* OK [PERMANENTFLAGS (\\Seen \\*)] x",
      "* OK [UIDVALIDITY 1] x",
      `* OK [UIDNEXT ${letters.length + 1}] x`,
      "TAG OK [READ-WRITE] done\r\n",
    ].join("\r\n"),
  SEARCH: ({ letters }) =>
    `* SEARCH${letters.flatMap((one) => (one.isSeen ? [] : [` ${one.uid}`])).join("")}\r\nTAG OK done\r\n`,
  FETCH: ({ letter, text }) => `${letter ? printLetter(letter, text) : ""}TAG OK done\r\n`,
  STORE: ({ letter, uid }) => {
    if (letter) letter.isSeen = true;
    return `* ${uid} FETCH (UID ${uid} FLAGS (\\Seen))\r\nTAG OK done\r\n`;
  },
  LOGOUT: () => "* BYE\r\nTAG OK done\r\n",
};

function answer(text: string, letters: readonly Letter[]): string {
  const verb = text.replace(/^UID /, "").split(" ")[0]?.toUpperCase() ?? "";
  const uid = Number(/^UID \w+ (\d+)/.exec(text)?.[1]);
  const letter = letters.find((one) => one.uid === uid);
  return ANSWERS[verb]?.({ text, uid, letter, letters }) ?? "TAG OK done\r\n";
}

function printLetter({ uid, raw }: Letter, command: string): string {
  const [, length] = /<0\.(\d+)>/.exec(command) ?? [];
  const part = length === undefined ? raw : raw.slice(0, Number(length));
  const name = length === undefined ? "BODY[]" : "BODY[]<0>";
  return `* ${uid} FETCH (UID ${uid} ${name} {${Buffer.byteLength(part)}}\r\n${part})\r\n`;
}
