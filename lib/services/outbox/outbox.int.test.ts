import { expect, test, vi } from "vitest";
import { listPermissions, type Actor } from "@/lib/domain/permissions/permissions";
import { makeEmailDelivery } from "@/lib/services/messages/make-email-delivery.server";
import { reloadEnv } from "@/lib/shared/env.server";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { clearOutbox } from "./clear-outbox.server";
import { getOutboxLetter } from "./get-outbox-letter.server";
import { listOutbox } from "./list-outbox.server";

const { prisma } = await testDatabase();

async function makeActor(name: string): Promise<Actor> {
  const { id: accountId } = await prisma.account.create({ data: { name } });
  const permissions = listPermissions("marketer");
  return {
    kind: "user",
    id: 1,
    name,
    accountId,
    zone: "UTC",
    role: "marketer",
    permissions,
    groupIds: [],
    ip: null,
    requestId: "r",
  };
}

const ann = await makeActor("ann");
const bob = await makeActor("bob");
const deliver = makeEmailDelivery({ decrypt: () => "", clock: fakeClock() });
for (const [index, subject] of ["Hello", "100% off", "Bye"].entries()) {
  const parts = { subject, html: "<p>Привет</p>", text: "Hi" };
  await deliver({
    messageId: BigInt(index + 1),
    accountId: ann.accountId,
    senderId: null,
    to: "m@company.com",
    ...parts,
  });
}

test("the Outbox shows the account's letters, newest first, page by page", async () => {
  const first = await listOutbox(ann, { limit: 2 });
  expect(first.items.map((item) => item.subject)).toEqual(["Bye", "100% off"]);
  expect(first).toMatchObject({ total: 3, delivery: "outbox" });
  const second = await listOutbox(ann, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(second.items.map((item) => item.subject)).toEqual(["Hello"]);
  expect(second.nextCursor).toBeNull();
  expect((await listOutbox(ann, { limit: 9, search: "0% O" })).items).toHaveLength(1);
  expect((await listOutbox(ann, { limit: 9, search: "M@COMPANY" })).items).toHaveLength(3);
});

test("a letter is read as a mail program reads it, with its headers and its bytes", async () => {
  const [newest] = (await listOutbox(ann, { limit: 1 })).items;
  const letter = await getOutboxLetter(ann, BigInt(newest?.id ?? 0));
  expect(letter).toMatchObject({ to: "m@company.com", html: "<p>Привет</p>", text: "Hi\n", message: null });
  expect(letter.headers.map((header) => header.name)).toContain("Message-ID");
  expect(letter.raw).toContain("Subject: Bye\r\n");
});

test("another account sees none of it and throws none of it away", async () => {
  const [newest] = (await listOutbox(ann, { limit: 1 })).items;
  await expect(getOutboxLetter(bob, BigInt(newest?.id ?? 0))).rejects.toMatchObject({ code: "not_found" });
  expect((await listOutbox(bob, { limit: 5 })).items).toEqual([]);
  expect(await clearOutbox(bob)).toEqual({ deleted: 0 });
  expect((await listOutbox(ann, { limit: 5 })).total).toBe(3);
});

test("the list says where new letters go", async () => {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:2525");
  reloadEnv();
  expect((await listOutbox(bob, { limit: 1 })).delivery).toBe("environment");
  await prisma.sender.create({
    data: {
      accountId: bob.accountId,
      name: "s",
      host: "h",
      port: 25,
      tls: "none",
      fromAddress: "a@b.com",
      isDefault: true,
    },
  });
  expect((await listOutbox(bob, { limit: 1 })).delivery).toBe("sender");
});

test("the Outbox can be cleared", async () => {
  expect(await clearOutbox(ann)).toEqual({ deleted: 3 });
  expect((await listOutbox(ann, { limit: 5 })).total).toBe(0);
});
