import { beforeEach, expect, test, vi } from "vitest";
import { openSecret } from "@/lib/auth/secret-box.server";
import type { SenderSettings } from "@/lib/contracts/senders";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { createSender } from "@/lib/services/senders/create-sender.server";
import { deleteSender } from "@/lib/services/senders/delete-sender.server";
import { listSenders } from "@/lib/services/senders/list-senders.server";
import { makeSenderDefault } from "@/lib/services/senders/make-sender-default.server";
import { testSender } from "@/lib/services/senders/test-sender.server";
import { TESTS_MAX } from "@/lib/services/senders/take-test.server";
import { updateSender } from "@/lib/services/senders/update-sender.server";
import { reloadEnv } from "@/lib/shared/env.server";
import { startMailCatcher } from "@/lib/testing/mail-catcher";
import { testDatabase } from "@/lib/testing/test-database";

const { prisma, pool } = await testDatabase();
let actor: Actor;

beforeEach(async () => {
  await pool.query("TRUNCATE account, audit_entry, outbox_letter, rate_bucket CASCADE");
  const { id } = await prisma.account.create({ data: { name: "Acme" } });
  actor = {
    kind: "user",
    id: 1,
    name: "Ann",
    accountId: id,
    zone: "UTC",
    role: "admin",
    permissions: [],
    groupIds: [],
    ip: null,
    requestId: "r",
  };
});

const settings = (changes: Partial<SenderSettings> = {}): SenderSettings => ({
  name: "Main",
  host: "smtp.example.com",
  port: 587,
  tls: "starttls",
  username: "ann",
  password: "hunter2-secret",
  fromAddress: "news@example.com",
  fromName: "",
  replyTo: "",
  rateLimit: null,
  ratePer: "second",
  ...changes,
});

test("a password is kept encrypted and comes out nowhere", async () => {
  const made = await createSender(actor, settings());
  expect(made).toMatchObject({ hasPassword: true, isDefault: true });
  const row = await prisma.sender.findUniqueOrThrow({ where: { id: made.id } });
  expect(openSecret(row.password ?? new Uint8Array())).toBe("hunter2-secret");
  const shown = JSON.stringify(
    [made, await listSenders(actor), await prisma.auditEntry.findMany()],
    (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value),
  );
  expect(shown).not.toContain("hunter2");
  expect(Buffer.from(row.password ?? []).toString("latin1")).not.toContain("hunter2");
});

test("without a typed password the kept one stays, but never for another server or user", async () => {
  const { id } = await createSender(actor, settings());
  const untyped = settings({ name: "Renamed" });
  delete untyped.password;
  expect(await updateSender(actor, { id, settings: untyped })).toMatchObject({ name: "Renamed", hasPassword: true });
  for (const change of [{ host: "evil.example.com" }, { port: 2525 }, { username: "bob" }]) {
    const moved = updateSender(actor, { id, settings: { ...untyped, ...change } });
    await expect(moved).rejects.toMatchObject({ code: "bad_request", field: "password" });
    const tested = testSender(actor, { to: "a@b.test", id, settings: { ...untyped, ...change } });
    await expect(tested).rejects.toMatchObject({ code: "bad_request", field: "password" });
  }
  expect(await updateSender(actor, { id, settings: settings({ password: "" }) })).toMatchObject({ hasPassword: false });
});

test("the first sender is the default, and making another one the default leaves one", async () => {
  const first = await createSender(actor, settings());
  const second = await createSender(actor, settings({ name: "Second" }));
  expect([first.isDefault, second.isDefault]).toEqual([true, false]);
  await makeSenderDefault(actor, { id: second.id });
  const { items } = await listSenders(actor);
  expect(items.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ["Second", true],
    ["Main", false],
  ]);
});

test("a taken name is refused at its field, and another account's sender does not exist", async () => {
  const { id } = await createSender(actor, settings());
  await expect(createSender(actor, settings())).rejects.toMatchObject({ code: "conflict", field: "name" });
  const other = await prisma.account.create({ data: { name: "Other" } });
  const stranger = { ...actor, accountId: other.id };
  const missing = { code: "not_found" };
  await expect(updateSender(stranger, { id, settings: settings() })).rejects.toMatchObject(missing);
  await expect(deleteSender(stranger, { id })).rejects.toMatchObject(missing);
  await expect(makeSenderDefault(stranger, { id })).rejects.toMatchObject(missing);
  expect((await listSenders(stranger)).items).toEqual([]);
  await deleteSender(actor, { id });
  expect((await listSenders(actor)).items).toEqual([]);
});

test("a test letter over typed settings arrives, and its answer is the server's own", async () => {
  const server = await startMailCatcher();
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "true");
  reloadEnv();
  const typed = settings({ host: "127.0.0.1", port: server.port, tls: "none", username: "", password: "" });
  const result = await testSender(actor, { to: "ann@acme.test", id: null, settings: typed });
  expect(result).toMatchObject({ ok: true, inOutbox: false });
  await expect.poll(() => server.letters.length).toBe(1);
  await server.close();
  const failed = await testSender(actor, { to: "ann@acme.test", id: null, settings: typed });
  expect(failed.ok).toBe(false);
  expect(failed.text).toContain(`127.0.0.1:${server.port}`);
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "");
  reloadEnv();
});

test("a server inside the house that the installation does not open is refused in words", async () => {
  const typed = settings({ host: "127.0.0.1", port: 25, tls: "none", username: "", password: "" });
  const result = await testSender(actor, { to: "ann@acme.test", id: null, settings: typed });
  expect(result.ok).toBe(false);
  expect(result.text).toContain("ALLOW_PRIVATE_TARGETS");
});

test("without any sender the list names the Outbox, and a test letter lies in it", async () => {
  expect((await listSenders(actor)).fallback).toEqual({ kind: "outbox" });
  const result = await testSender(actor, { to: "ann@acme.test", id: null, settings: null });
  expect(result).toMatchObject({ ok: true, inOutbox: true });
  expect(await prisma.outboxLetter.findFirstOrThrow()).toMatchObject({ rcptTo: "ann@acme.test" });
});

test("SMTP_URL is named without its password", async () => {
  vi.stubEnv("SMTP_URL", "smtp://news%40acme.test:hunter2@mail.acme.test:2525");
  reloadEnv();
  const { fallback } = await listSenders(actor);
  expect(fallback).toEqual({ kind: "environment", server: "mail.acme.test:2525", fromAddress: "news@acme.test" });
  vi.stubEnv("SMTP_URL", "");
  reloadEnv();
});

test("tests are limited for each user, also those made at once; the answer says when to try again", async () => {
  const typed = settings({ host: "127.0.0.1", port: 25, tls: "none", username: "", password: "" });
  const attempt = (who: Actor) => testSender(who, { to: "ann@acme.test", id: null, settings: typed });
  const tried = await Promise.allSettled(Array.from({ length: TESTS_MAX + 5 }, () => attempt(actor)));
  expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(TESTS_MAX);
  const refused = attempt(actor);
  await expect(refused).rejects.toMatchObject({ code: "too_many_requests", retryAfterSeconds: 6 });
  await expect(refused).rejects.toThrow("Try again in 6 s.");
  expect(await attempt({ ...actor, id: 2 })).toMatchObject({ ok: false });
});
