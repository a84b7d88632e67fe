import net, { type AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { fakeClock } from "@/lib/testing/fake-clock";
import {
  makeDeliverEmail,
  type DeliverEmailDeps,
  type EmailInput,
  type OutboxRecord,
} from "./make-deliver-email.server";
import type { SmtpSettings } from "./smtp-settings";
import { sendTestLetter, verifySender } from "./verify-sender.server";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type Received = { from: string; to: string[]; raw: string };

async function startSmtp(
  options: SMTPServerOptions = {},
): Promise<{ port: number; letters: Received[]; connections: () => number }> {
  const letters: Received[] = [];
  let connections = 0;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    disableReverseLookup: true,
    onConnect(_, done) {
      connections++;
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map((to) => to.address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(() => new Promise<void>((done) => server.close(done)));
  return { port: portOf(server.server.address()), letters, connections: () => connections };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function smtpAt(port: number, more: Partial<SmtpSettings> = {}): SmtpSettings {
  return { host: "127.0.0.1", port, tls: "opportunistic", username: "", password: "", setBy: "environment", ...more };
}

function makeDeps(more: Partial<DeliverEmailDeps> = {}): DeliverEmailDeps {
  return {
    findSender: async () => null,
    decrypt: (box) => Buffer.from(box).toString(),
    saveLetter: () => Promise.reject(new Error("not expected")),
    makeReturnAddress: (address, { shard, messageId }) => address.replace("@", `+${shard}.${messageId}@`),
    fallback: null,
    outboxFrom: { address: "cuelight@example.com", name: "Cuelight" },
    installation: { host: "cue.example.com", tag: "t4g" },
    privateTargets: { kind: "none" },
    clock: fakeClock("2026-03-01T09:00:00Z"),
    ...more,
  };
}

function makeDeliver(deps: DeliverEmailDeps) {
  const deliver = makeDeliverEmail(deps);
  closers.push(() => deliver.close());
  return deliver;
}

const over = (port: number, more: Partial<SmtpSettings> = {}) =>
  makeDeliver(
    makeDeps({ fallback: { smtp: smtpAt(port, more), from: { address: "shop@example.com", name: "Shop" } } }),
  );

const letter: EmailInput = {
  messageId: 42n,
  shard: 7,
  accountId: 1,
  senderId: null,
  to: "manager@company.com",
  subject: "Lead: Zoë – 50 %",
  html: "<p>Привет</p>",
  text: "Hello",
};

const senderAt = (port: number, more: object = {}) => ({
  id: 5,
  revision: "1",
  host: "127.0.0.1",
  port,
  tls: "none" as const,
  username: "user",
  password: Buffer.from("secret"),
  fromAddress: "news@shop.com",
  fromName: "The Shop",
  replyTo: "help@shop.com",
  bounceAddress: "",
  dkim: null,
  ...more,
});

test("a letter arrives with both parts, its subject, one recipient, and a Message-ID made from the message", async () => {
  const { port, letters } = await startSmtp();
  const result = await over(port)({ ...letter, headers: { "X-Tag": "a\r\nBcc: evil@x.com" } });
  expect(result).toMatchObject({ kind: "sent" });
  expect(letters).toMatchObject([{ from: "shop@example.com", to: ["manager@company.com"] }]);
  const mail = await PostalMime.parse(letters[0]?.raw ?? "");
  expect(mail).toMatchObject({
    subject: "Lead: Zoë – 50 %",
    html: "<p>Привет</p>",
    text: "Hello\n",
    from: { address: "shop@example.com", name: "Shop" },
    to: [{ address: "manager@company.com" }],
    messageId: "<42.t4g@cue.example.com>",
    date: "2026-03-01T09:00:00.000Z",
  });
  expect(mail.bcc).toBeUndefined();
});

test("every attempt of one message carries the same Message-ID, over one kept connection", async () => {
  const { port, letters, connections } = await startSmtp();
  const deliver = over(port);
  await deliver(letter);
  await deliver(letter);
  expect(letters.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1])).toEqual([
    "<42.t4g@cue.example.com>",
    "<42.t4g@cue.example.com>",
  ]);
  expect(connections()).toBe(1);
});

test.each([
  "a@x.com,b@x.com",
  "a@x.com\r\nRCPT TO:<b@x.com>",
  "A <a@x.com>",
  "a@x.com b@x.com",
  "",
  "a@x.com\0",
  "undisclosed:;",
])("the recipient %j is refused and nobody is written to", async (to) => {
  const { port, letters } = await startSmtp();
  expect(await over(port)({ ...letter, to })).toMatchObject({ kind: "refused" });
  expect(letters).toEqual([]);
});

test("a line break in the subject starts no header", async () => {
  const { port, letters } = await startSmtp();
  await over(port)({ ...letter, subject: "a\r\nBcc: evil@x.com" });
  const mail = await PostalMime.parse(letters[0]?.raw ?? "");
  expect(mail.subject).toBe("a Bcc: evil@x.com");
  expect(mail.bcc).toBeUndefined();
});

test("the account's sender signs in with its decrypted password and answers to its reply address", async () => {
  let signIn: unknown;
  const { port, letters } = await startSmtp({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) => {
      signIn = [username, password];
      done(null, { user: username });
    },
  });
  const deliver = makeDeliver(
    makeDeps({
      findSender: async (accountId, senderId) => (accountId === 1 && senderId === 5 ? senderAt(port) : null),
      privateTargets: { kind: "list", targets: [{ host: "127.0.0.1", port }] },
    }),
  );
  expect(await deliver({ ...letter, senderId: 5 })).toMatchObject({ kind: "sent" });
  expect(signIn).toEqual(["user", "secret"]);
  const mail = await PostalMime.parse(letters[0]?.raw ?? "");
  expect(mail).toMatchObject({
    from: { address: "news@shop.com", name: "The Shop" },
    replyTo: [{ address: "help@shop.com" }],
  });
});

test("where a sender has an address for what comes back, each letter's envelope names the letter; its from stays", async () => {
  const { port, letters } = await startSmtp();
  const sender = senderAt(port, { username: "", password: null, bounceAddress: "bounces@shop.com" });
  const deliver = makeDeliver(makeDeps({ findSender: async () => sender, privateTargets: { kind: "all" } }));
  await deliver(letter);
  expect(letters).toMatchObject([{ from: "bounces+7.42@shop.com", to: ["manager@company.com"] }]);
  expect((await PostalMime.parse(letters[0]?.raw ?? "")).from).toMatchObject({ address: "news@shop.com" });
});

test("a sender's server inside the private network is refused unless the environment opens it", async () => {
  const { port, connections } = await startSmtp();
  const deps = { findSender: async () => senderAt(port, { host: "mail.test" }), resolve: async () => ["127.0.0.1"] };
  const result = await makeDeliver(makeDeps(deps))(letter);
  expect(result).toMatchObject({ kind: "refused" });
  expect(result).toHaveProperty("reason", expect.stringContaining("ALLOW_PRIVATE_TARGETS"));
  expect(connections()).toBe(0);
});

test("changed settings of a sender hold from the next letter", async () => {
  const [first, second] = [await startSmtp(), await startSmtp()];
  let sender = senderAt(first.port, { username: "", password: null });
  const deliver = makeDeliver(makeDeps({ findSender: async () => sender, privateTargets: { kind: "all" } }));
  await deliver(letter);
  sender = senderAt(second.port, { username: "", password: null, revision: "2" });
  await deliver(letter);
  expect([first.letters.length, second.letters.length]).toEqual([1, 1]);
});

test("a 5xx answer refuses the letter with the server's words, a 4xx answer asks for another attempt", async () => {
  const refusing = (code: number, words: string) =>
    startSmtp({ onRcptTo: (_, __, done) => done(Object.assign(new Error(words), { responseCode: code })) });
  const [hard, soft] = [await refusing(550, "No such user here"), await refusing(451, "Try again later")];
  expect(await over(hard.port)(letter)).toMatchObject({ kind: "refused", reason: "550 No such user here" });
  expect(await over(soft.port)(letter)).toEqual({ kind: "retry", reason: "451 Try again later", afterMs: null });
});

test("a wrong password is tried again, because the settings may be mended", async () => {
  const { port } = await startSmtp({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_, __, done) => done(new Error("no")),
  });
  expect(await over(port, { username: "u", password: "p" })(letter)).toMatchObject({ kind: "retry" });
});

test("a server that is away, or hangs up, asks for another attempt", async () => {
  const gone = net.createServer((socket) => socket.destroy());
  await new Promise<void>((done) => gone.listen(0, "127.0.0.1", done));
  const port = portOf(gone.address());
  expect(await over(port)(letter)).toMatchObject({ kind: "retry" });
  await new Promise((done) => gone.close(done));
  expect(await over(port)(letter)).toMatchObject({ kind: "retry" });
});

test("a sender that demands TLS sends nothing to a server whose certificate nobody vouches for", async () => {
  const { port, letters } = await startSmtp({ disabledCommands: [] });
  const required = await over(port, { tls: "starttls" })(letter);
  expect(required).toMatchObject({ kind: "retry" });
  expect(letters).toEqual([]);
  expect(await over(port)(letter)).toMatchObject({ kind: "sent" });
});

test("a sender that demands TLS sends nothing to a server without it", async () => {
  const { port, letters } = await startSmtp();
  const failed = await over(port, { tls: "starttls" })(letter);
  expect(failed).toMatchObject({ kind: "retry" });
  expect(JSON.stringify(failed)).toContain(`127.0.0.1:${port} offers no STARTTLS`);
  expect(JSON.stringify(failed)).toContain("Choose TLS, usually on port 465");
  expect(letters).toEqual([]);
});

test("without any server the letter is kept as it would arrive", async () => {
  const kept: OutboxRecord[] = [];
  const deliver = makeDeliver(makeDeps({ saveLetter: async (record) => void kept.push(record) }));
  expect(await deliver(letter)).toEqual({ kind: "sent", response: "Kept in the Outbox." });
  expect(kept).toMatchObject([
    {
      accountId: 1,
      messageId: 42n,
      mailFrom: "cuelight@example.com",
      rcptTo: "manager@company.com",
      subject: "Lead: Zoë – 50 %",
    },
  ]);
  const mail = await PostalMime.parse(kept[0]?.raw ?? "");
  expect(mail).toMatchObject({ text: "Hello\n", messageId: "<42.t4g@cue.example.com>" });
});

test("settings can be checked without sending, and with one test letter", async () => {
  const { port, letters } = await startSmtp();
  const network = { resolve: async () => ["127.0.0.1"], privateTargets: { kind: "all" } as const };
  const settings = smtpAt(port, { setBy: "user", host: "mail.test" });
  expect(await verifySender(settings, network)).toMatchObject({ ok: true });
  expect(letters).toEqual([]);
  const test = {
    ...letter,
    from: { address: "a@b.com", name: "" },
    replyTo: "",
    headers: {},
    messageId: "<x@y>",
    date: new Date(0),
    returnPath: "",
    dkim: null,
  };
  expect(await sendTestLetter(test, settings, network)).toMatchObject({ ok: true });
  expect(letters).toHaveLength(1);
  expect(await verifySender({ ...settings, port: 1 }, network)).toMatchObject({ ok: false });
  expect(await verifySender(settings, { ...network, privateTargets: { kind: "none" } })).toMatchObject({ ok: false });
});
