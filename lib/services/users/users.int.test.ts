import { beforeEach, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/auth/hash-password.server";
import { signIn } from "@/lib/auth/sign-in.server";
import { getSessionUser } from "@/lib/db/queries/users/get-session-user.server";
import { type Actor, listPermissions, type Role } from "@/lib/domain/permissions/permissions";
import { changeMyPassword } from "@/lib/services/users/change-my-password.server";
import { createUser } from "@/lib/services/users/create-user.server";
import { listUsers } from "@/lib/services/users/list-users.server";
import { resetUserPassword } from "@/lib/services/users/reset-user-password.server";
import { updateUser } from "@/lib/services/users/update-user.server";
import { testDatabase } from "@/lib/testing/test-database";

const { prisma, pool } = await testDatabase();
let accountId = 0;
let master: Actor;
let admin: Actor;

beforeEach(async () => {
  await pool.query("TRUNCATE account, audit_entry CASCADE");
  accountId = (await prisma.account.create({ data: { name: "Acme" } })).id;
  master = await makeActor("master");
  admin = await makeActor("admin");
});

const PASSWORD = "plum-lantern-orbit";
const passwordHash = await hashPassword(PASSWORD);
let people = 0;

async function makeActor(role: Role, account = accountId): Promise<Actor> {
  const name = `${role} ${people++}`;
  const user = await prisma.user.create({
    data: { accountId: account, email: `${name.replace(" ", "")}@acme.test`, name, role, passwordHash },
  });
  return {
    kind: "user",
    id: user.id,
    name,
    accountId: account,
    zone: "UTC",
    role,
    permissions: listPermissions(role),
    groupIds: [],
    ip: "10.1.1.1",
    requestId: "r",
  };
}

const journal = async () =>
  (await prisma.auditEntry.findMany({ where: { accountId }, orderBy: { id: "asc" } })).map((entry) => entry.action);

test("a new user signs in with the password that was told once, and the journal says who made him", async () => {
  const made = await createUser(master, { name: "Ann", email: "ann@acme.test", role: "marketer" });
  const result = await signIn({
    email: "ann@acme.test",
    password: made.password,
    ip: null,
    requestId: "r",
    now: new Date(),
  });
  expect(result).toMatchObject({ kind: "ok", claims: { userId: made.id } });
  const entry = await prisma.auditEntry.findFirstOrThrow({ where: { action: "user.created" } });
  expect(entry).toMatchObject({ actorId: master.id, objectId: String(made.id), ip: "10.1.1.1" });
  expect(JSON.stringify(entry.after)).not.toContain(made.password);
});

test("an e-mail that somebody signs in with is refused at its field, in other accounts too, and nothing is written", async () => {
  const other = await prisma.account.create({ data: { name: "Other" } });
  await makeActor("viewer", other.id);
  const taken = await prisma.user.findFirstOrThrow({ where: { accountId: other.id } });
  const again = createUser(master, { name: "Ann", email: taken.email, role: "viewer" });
  await expect(again).rejects.toMatchObject({ code: "conflict", field: "email" });
  expect(await journal()).toEqual([]);
});

test("an admin neither makes a master nor changes one", async () => {
  const forbidden = { code: "forbidden" };
  const marketer = await makeActor("marketer");
  await expect(createUser(admin, { name: "A", email: "a@acme.test", role: "master" })).rejects.toMatchObject(forbidden);
  await expect(updateUser(admin, { id: marketer.id, role: "master" })).rejects.toMatchObject(forbidden);
  await expect(updateUser(admin, { id: master.id, name: "x" })).rejects.toMatchObject(forbidden);
  await expect(updateUser(admin, { id: master.id, isDisabled: true })).rejects.toMatchObject(forbidden);
  await expect(resetUserPassword(admin, { id: master.id })).rejects.toMatchObject(forbidden);
});

test("the last master can be neither disabled nor made something else", async () => {
  const second = await makeActor("master");
  await updateUser(second, { id: master.id, isDisabled: true });
  const conflict = { code: "conflict" };
  await expect(updateUser(second, { id: second.id, role: "admin" })).rejects.toMatchObject(conflict);
  await expect(updateUser(second, { id: second.id, isDisabled: true })).rejects.toMatchObject(conflict);
});

test("two masters who remove each other at once leave one", async () => {
  for (let round = 0; round < 8; round++) {
    const [one, other] = [await makeActor("master"), await makeActor("master")];
    await prisma.user.updateMany({ where: { id: { notIn: [one.id, other.id] } }, data: { role: "viewer" } });
    // So that no transaction waits for its connection while the other is done.
    await Promise.all(Array.from({ length: 4 }, () => pool.query("SELECT pg_sleep(0.02)")));
    await Promise.allSettled([
      updateUser(one, { id: other.id, role: "viewer" }),
      updateUser(other, { id: one.id, role: "viewer" }),
    ]);
    expect(await prisma.user.count({ where: { accountId, role: "master" } })).toBe(1);
  }
});

test("disabling ends the user's sessions for good, enabling lets him sign in anew", async () => {
  const marketer = await makeActor("marketer");
  expect(await getSessionUser(marketer.id, 1)).not.toBeNull();
  expect(await updateUser(admin, { id: marketer.id, isDisabled: true })).toMatchObject({ isDisabled: true });
  expect(await getSessionUser(marketer.id, 1)).toBeNull();
  await updateUser(admin, { id: marketer.id, isDisabled: false });
  expect(await getSessionUser(marketer.id, 1)).toBeNull();
  expect(await getSessionUser(marketer.id, 2)).not.toBeNull();
  expect(await journal()).toEqual(["user.disabled", "user.enabled"]);
});

test("a new password by an admin ends the sessions and is not one's own", async () => {
  const marketer = await makeActor("marketer");
  const { password } = await resetUserPassword(admin, { id: marketer.id });
  const row = await prisma.user.findUniqueOrThrow({ where: { id: marketer.id } });
  expect([await verifyPassword(row.passwordHash, password), row.sessionVersion]).toEqual([true, 2]);
  await expect(resetUserPassword(admin, { id: admin.id })).rejects.toMatchObject({ code: "conflict" });
});

test("users of another account do not exist", async () => {
  const other = await prisma.account.create({ data: { name: "Other" } });
  const stranger = await makeActor("marketer", other.id);
  const missing = { code: "not_found" };
  await expect(updateUser(master, { id: stranger.id, name: "x" })).rejects.toMatchObject(missing);
  await expect(resetUserPassword(master, { id: stranger.id })).rejects.toMatchObject(missing);
  const { items } = await listUsers(master);
  expect(items.map((user) => user.id)).not.toContain(stranger.id);
  expect(JSON.stringify(items)).not.toContain("argon2");
});

test("one's own password changes only with the current one, to one that is good enough", async () => {
  const marketer = await makeActor("marketer");
  const change = (current: string, next: string) => changeMyPassword(marketer, { current, next });
  await expect(change("wrong-wrong-wrong", "silver-train-window")).rejects.toMatchObject({ field: "current" });
  await expect(change(PASSWORD, "password1234")).rejects.toMatchObject({ field: "next" });
  await expect(change(PASSWORD, `${marketer.name}12345678`)).rejects.toMatchObject({ field: "next" });
  await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({ field: "next" });
  expect(await change(PASSWORD, "silver-train-window")).toEqual({ sessionVersion: 2 });
  expect(await getSessionUser(marketer.id, 1)).toBeNull();
});

test("a session that was left open is no way to try passwords: they are counted as at the sign-in", async () => {
  const marketer = await makeActor("marketer");
  const change = (current: string) => changeMyPassword(marketer, { current, next: "silver-train-window" });
  for (let n = 0; n < 6; n += 1)
    await expect(change(`wrong-wrong-${n}`)).rejects.toMatchObject({ code: "bad_request" });
  const refused = await change(PASSWORD).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "too_many_requests", field: "current" });
  const { email } = await prisma.user.findUniqueOrThrow({ where: { id: marketer.id } });
  const atTheDoor = { email, password: PASSWORD, ip: null, requestId: "r", now: new Date() };
  expect(await signIn(atTheDoor)).toMatchObject({ kind: "wait" });
});
