import path from "node:path";
import { verify } from "@node-rs/argon2";
import { beforeEach, expect, test } from "vitest";
import { checkSecretKey } from "@/lib/services/installation/check-secret-key.server";
import { isPrepared } from "@/lib/services/installation/is-prepared.server";
import { dropDatabase, emptyDatabase, testDatabase } from "@/lib/testing/test-database";
import { createAccount } from "./create-account.server";
import { createFirstAccount } from "./create-first-account.server";
import { resetMasterPassword } from "./reset-master-password.server";

const MIGRATIONS = path.resolve("prisma/migrations");
const { prisma, pool, url } = await testDatabase();

beforeEach(async () => {
  await pool.query(`TRUNCATE account, installation CASCADE`);
});

test("a new account has a master who signs in with the password that was told once", async () => {
  const made = await createAccount({ name: " Acme ", email: "Boss@Acme.test" });
  const user = await prisma.user.findUniqueOrThrow({ where: { id: made.userId }, include: { account: true } });
  expect(user).toMatchObject({ email: "boss@acme.test", role: "master", account: { name: "Acme" } });
  expect(user.passwordHash).toMatch(/^\$argon2id\$/);
  expect(await verify(user.passwordHash, made.password)).toBe(true);
  expect(made.password).toHaveLength(24);
});

test("an e-mail that somebody signs in with is refused, and no account is left behind", async () => {
  await createAccount({ name: "Acme", email: "boss@acme.test" });
  await expect(createAccount({ name: "Second", email: "BOSS@acme.test" })).rejects.toMatchObject({ code: "conflict" });
  expect(await prisma.account.count()).toBe(1);
});

test.each([
  ["", "boss@acme.test"],
  ["Acme", "boss"],
])("name %j with e-mail %j is refused", async (name, email) => {
  await expect(createAccount({ name, email })).rejects.toMatchObject({ code: "bad_request" });
});

test("who cannot sign in any more gets a new password, is enabled, and his sessions end", async () => {
  const made = await createAccount({ name: "Acme", email: "boss@acme.test" });
  await prisma.user.update({ where: { id: made.userId }, data: { disabledAt: new Date() } });
  const { password } = await resetMasterPassword(" BOSS@acme.test");
  const user = await prisma.user.findUniqueOrThrow({ where: { id: made.userId } });
  expect(user).toMatchObject({ disabledAt: null, sessionVersion: 2 });
  expect(await verify(user.passwordHash, password)).toBe(true);
  expect(await verify(user.passwordHash, made.password)).toBe(false);
  await expect(resetMasterPassword("nobody@acme.test")).rejects.toThrow('Nobody signs in as "nobody@acme.test".');
});

test("two processes that start on an empty database make one first account", async () => {
  const made = await Promise.all([createFirstAccount("a@cue.test"), createFirstAccount("b@cue.test")]);
  expect(made.filter((account) => account !== null)).toHaveLength(1);
  expect(await createFirstAccount("c@cue.test")).toBeNull();
  expect(await prisma.account.count()).toBe(1);
});

test("another SECRET_KEY than the first is refused", async () => {
  await checkSecretKey("the-first-key-of-this-installation");
  await checkSecretKey("the-first-key-of-this-installation");
  await expect(checkSecretKey("some-other-key-of-the-same-length!")).rejects.toThrow("SECRET_KEY is not the key");
});

test("a start has nothing left to do only with migrations, the right key and an account", async () => {
  const secretKey = "the-first-key-of-this-installation";
  const options = { url, secretKey, migrationsFolder: MIGRATIONS };
  expect(await isPrepared(options)).toBe(false);
  await checkSecretKey(secretKey);
  expect(await isPrepared(options)).toBe(false);
  await createFirstAccount("a@cue.test");
  expect(await isPrepared(options)).toBe(true);
  expect(await isPrepared({ ...options, secretKey: "some-other-key-of-the-same-length!" })).toBe(false);
});

test("a database without tables is not prepared, and no error", async () => {
  const empty = await emptyDatabase();
  expect(await isPrepared({ url: empty, secretKey: "any", migrationsFolder: MIGRATIONS })).toBe(false);
  await dropDatabase(empty);
});
