import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { expect, test, vi } from "vitest";
import { reloadEnv } from "@/lib/shared/env.server";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { makeEmailDelivery } from "./make-email-delivery.server";

const { prisma } = await testDatabase();
const account = await prisma.account.create({ data: { name: "Acme" } });
const other = await prisma.account.create({ data: { name: "Other" } });
const deps = { decrypt: (box: Uint8Array) => Buffer.from(box).toString(), clock: fakeClock() };
const letter = { accountId: account.id, senderId: null, to: "a@b.com", subject: "Hi", html: "", text: "Hello" };

test("without a server a letter lies in the Outbox once, however often it is tried", async () => {
  const deliver = makeEmailDelivery(deps);
  for (let i = 0; i < 2; i++) expect(await deliver({ ...letter, messageId: 7n })).toMatchObject({ kind: "sent" });
  await deliver({ ...letter, messageId: null });
  const rows = await prisma.outboxLetter.findMany({ where: { accountId: account.id }, orderBy: { id: "asc" } });
  expect(rows.map((row) => row.messageId)).toEqual([7n, null]);
  const mail = await PostalMime.parse(rows[0]?.raw ?? "");
  expect(mail.messageId).toMatch(/^<7\.[0-9a-f]{10}@localhost>$/);
});

test("the mailing's sender goes before the account's default one, and neither serves another account", async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const { mailFrom } = session.envelope;
      if (mailFrom !== false) received.push(mailFrom.address);
      stream.resume();
      stream.on("end", () => done());
    },
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", `127.0.0.1:${port}`);
  reloadEnv();
  const make = (name: string, isDefault: boolean) =>
    prisma.sender.create({
      data: {
        accountId: account.id,
        name,
        host: "127.0.0.1",
        port,
        tls: "none",
        fromAddress: `${name}@shop.com`,
        isDefault,
      },
    });
  const [main, news] = [await make("main", true), await make("news", false)];
  const deliver = makeEmailDelivery(deps);
  await deliver({ ...letter, messageId: 11n, senderId: news.id });
  await deliver({ ...letter, messageId: 12n });
  await deliver({ ...letter, messageId: 13n, accountId: other.id, senderId: main.id });
  expect(received).toEqual(["news@shop.com", "main@shop.com"]);
  expect(await prisma.outboxLetter.count({ where: { accountId: other.id } })).toBe(1);
  deliver.close();
  await new Promise<void>((done) => server.close(done));
});
