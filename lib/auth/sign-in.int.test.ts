import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { hashPassword, verifyPassword } from "@/lib/auth/hash-password.server";
import { makeAuthOptions } from "@/lib/auth/make-auth-options.server";
import { makeSessionToken, readSession, SESSION_COOKIE } from "@/lib/auth/session-cookie.server";
import { signIn } from "@/lib/auth/sign-in.server";
import { closePool } from "@/lib/db/pool.server";
import { closePrisma } from "@/lib/db/prisma.server";
import { reloadEnv } from "@/lib/shared/env.server";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { prisma, url } = await testDatabase();
type Authorize = (credentials: Record<string, string>) => Promise<unknown>;
const account = await prisma.account.create({ data: { name: "Acme" } });
const PASSWORD = "plum-lantern-orbit";
const user = await prisma.user.create({
  data: {
    accountId: account.id,
    email: "ann@acme.test",
    name: "Ann",
    role: "marketer",
    passwordHash: await hashPassword(PASSWORD),
  },
});
const clock = fakeClock();
type Try = { email?: string; password?: string; ip?: string | null };
const attempt = ({ email = "ann@acme.test", password = "wrong-wrong-wrong", ip = null }: Try = {}) =>
  signIn({ email, password, ip, requestId: "r", now: clock.now() });

beforeEach(() => clock.advance(2 * 60 * 60 * 1000));

test("the right password signs in, in any case of the e-mail, and is noted", async () => {
  expect(await attempt({ email: " Ann@ACME.test ", password: PASSWORD, ip: "10.0.0.1" })).toEqual({
    kind: "ok",
    claims: { userId: user.id, sessionVersion: 1 },
  });
  const row = await prisma.user.findUniqueOrThrow({ where: { id: user.id } });
  expect(row.lastSignInAt).toEqual(clock.now());
  expect(await prisma.auditEntry.findFirst({ where: { action: "user.signed_in" } })).toMatchObject({ ip: "10.0.0.1" });
});

test("a wrong password, an unknown person and a disabled one get the same answer", async () => {
  await prisma.user.create({
    data: {
      accountId: account.id,
      email: "gone@acme.test",
      name: "Gone",
      role: "viewer",
      passwordHash: user.passwordHash,
      disabledAt: new Date(),
    },
  });
  const answers = [
    await attempt(),
    await attempt({ email: "nobody@acme.test" }),
    await attempt({ email: "gone@acme.test", password: PASSWORD }),
  ];
  expect(answers).toEqual([{ kind: "wrong" }, { kind: "wrong" }, { kind: "wrong" }]);
});

test("an e-mail that the database cannot even hold is a wrong one, and a decomposed accent is the composed one", async () => {
  expect(await attempt({ email: "ann\0@acme.test", password: PASSWORD })).toEqual({ kind: "wrong" });
  await prisma.user.create({
    data: {
      accountId: account.id,
      email: "zo\u00e9@acme.test",
      name: "Zoé",
      role: "viewer",
      passwordHash: user.passwordHash,
    },
  });
  expect(await attempt({ email: "zoe\u0301@acme.test", password: PASSWORD })).toMatchObject({ kind: "ok" });
});

test("a failure inside tells the person at the door nothing of the inside", async () => {
  vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/inside");
  reloadEnv();
  await closePrisma();
  await closePool();
  const [provider] = makeAuthOptions({ ip: null, requestId: "r", isSecure: false }).providers;
  const options = z.object({ authorize: z.custom<Authorize>() }).parse(provider?.options);
  const outcome = options.authorize({ email: "ann@acme.test", password: PASSWORD });
  await expect(outcome).rejects.toThrow(/^Unavailable$/);
  vi.stubEnv("DATABASE_URL", url);
  reloadEnv();
  await closePool();
});

test("after five failures each next attempt waits longer, known and unknown people alike, up to a minute", async () => {
  for (const email of ["ann@acme.test", "nobody@acme.test"]) {
    for (let n = 0; n < 5; n++) expect(await attempt({ email })).toEqual({ kind: "wrong" });
    const waits: number[] = [];
    for (let n = 0; n < 9; n++) {
      expect(await attempt({ email })).toEqual({ kind: "wrong" });
      const answer = await attempt({ email, password: PASSWORD });
      const seconds = answer.kind === "wait" ? answer.seconds : 0;
      waits.push(seconds);
      clock.advance(seconds * 1000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  }
});

test("the slow-down survives a restart", async () => {
  for (let n = 0; n < 6; n++) await attempt();
  await closePrisma();
  await closePool();
  expect(await attempt({ password: PASSWORD })).toEqual({ kind: "wait", seconds: 1 });
});

test("attempts made at once are counted one by one", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => attempt()));
  expect(answers.filter((answer) => answer.kind === "wrong")).toHaveLength(6);
});

test("an address that tries many people waits, and another address does not", async () => {
  for (let n = 0; n < 51; n++) await attempt({ email: `p${n}@acme.test`, ip: "10.0.0.9" });
  expect(await attempt({ password: PASSWORD, ip: "10.0.0.9" })).toMatchObject({ kind: "wait" });
  clock.advance(1000);
  expect(await attempt({ password: PASSWORD, ip: "10.0.0.8" })).toMatchObject({ kind: "ok" });
});

test("a success forgets the failures before it, and so does an hour of quiet", async () => {
  for (let n = 0; n < 5; n++) await attempt();
  expect(await attempt({ password: PASSWORD })).toMatchObject({ kind: "ok" });
  for (let n = 0; n < 6; n++) expect(await attempt()).toEqual({ kind: "wrong" });
  clock.advance(61 * 60 * 1000);
  for (let n = 0; n < 6; n++) expect(await attempt()).toEqual({ kind: "wrong" });
});

test("no more than two passwords are calculated at once", async () => {
  const hash = await hashPassword("some-long-password");
  const checks = Array.from({ length: 6 }, () => verifyPassword(hash, "some-long-password"));
  expect(globalThis.cuelightPasswordGate).toMatchObject({ running: 2 });
  expect(globalThis.cuelightPasswordGate?.waiting).toHaveLength(4);
  expect(await Promise.all(checks)).toEqual(Array.from({ length: 6 }, () => true));
  expect(globalThis.cuelightPasswordGate).toEqual({ running: 0, waiting: [] });
});

test("a session ends twelve hours after its sign-in and does not survive being touched", async () => {
  const since = new Date();
  const token = await makeSessionToken({ userId: 7, sessionVersion: 2 }, since);
  const cookie = `other=1; ${SESSION_COOKIE}=${token}`;
  const after = (hours: number) => new Date(since.getTime() + hours * 60 * 60 * 1000);
  expect(await readSession(cookie, after(11.9))).toEqual({ userId: 7, sessionVersion: 2 });
  expect(await readSession(cookie, after(12.1))).toBeNull();
  expect(await readSession(`${cookie}x`)).toBeNull();
  expect(await readSession(null)).toBeNull();
});
