import { expect, test } from "vitest";
import { getTokenActor } from "@/lib/auth/get-token-actor.server";
import { TOKEN_RATE_DEFAULT } from "@/lib/contracts/tokens";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { createToken } from "@/lib/services/tokens/create-token.server";
import { listTokens } from "@/lib/services/tokens/list-tokens.server";
import { revokeToken } from "@/lib/services/tokens/revoke-token.server";
import { testDatabase } from "@/lib/testing/test-database";

const { prisma, pool } = await testDatabase();
const account = await prisma.account.create({ data: { name: "Acme", timeZone: "Asia/Tokyo" } });
const master: Actor = {
  kind: "user",
  id: 1,
  name: "Ann",
  accountId: account.id,
  zone: "UTC",
  role: "master",
  permissions: [],
  groupIds: [],
  ip: null,
  requestId: "r",
};
const DAY_MS = 24 * 60 * 60 * 1000;
const use = (token: string, now = Date.now()) => getTokenActor(token, { ip: null, requestId: "r", now });

test("a new token speaks for its account and is told nowhere again", async () => {
  const { id, token, url } = await createToken(master, { name: "Shop", scopes: [], days: null });
  expect(url).toMatch(/\/api\/v1\.1$/);
  const { actor } = await use(token);
  expect(actor).toMatchObject({ kind: "token", id, accountId: account.id, zone: "Asia/Tokyo" });
  expect(actor.permissions).toContain("scenarios.start");
  expect(actor.permissions).not.toContain("tokens.manage");
  const shown = JSON.stringify(
    [await listTokens(master), await prisma.auditEntry.findMany()],
    (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value),
  );
  expect(shown).not.toContain(token);
  const { rows } = await pool.query<{ row: string }>("SELECT t::text AS row FROM api_token t WHERE id = $1", [id]);
  expect(rows[0]?.row).not.toContain(token.slice(10));
});

test("a token ends when its days are over", async () => {
  const { token } = await createToken(master, { name: "Short", scopes: [], days: 30 });
  await expect(use(token, Date.now() + 29 * DAY_MS)).resolves.toBeDefined();
  await expect(use(token, Date.now() + 30 * DAY_MS + 1000)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a revoked token stops at once in this process, and stays in the list with its last use", async () => {
  const { id, token } = await createToken(master, { name: "Gone", scopes: ["data.view"], days: null });
  await use(token);
  await revokeToken(master, { id });
  await expect(use(token)).rejects.toThrow('The API token "Gone" was revoked.');
  await expect
    .poll(async () => (await listTokens(master)).items.find((one) => one.id === id)?.lastUsedAt)
    .not.toBeNull();
  const shown = (await listTokens(master)).items.find((one) => one.id === id);
  expect(shown?.revokedAt).not.toBeNull();
});

test("another account's token does not exist", async () => {
  const { id } = await createToken(master, { name: "Mine", scopes: [], days: null });
  const other = await prisma.account.create({ data: { name: "Other" } });
  const stranger = { ...master, accountId: other.id };
  await expect(revokeToken(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  expect((await listTokens(stranger)).items).toEqual([]);
});

test("a token may make as many calls a second as was said when it was made, else the usual number", async () => {
  const asked = await createToken(master, { name: "Slow", scopes: [], days: null, ratePerSecond: 5 });
  const usual = await createToken(master, { name: "Usual", scopes: [], days: null });
  expect([(await use(asked.token)).ratePerSecond, (await use(usual.token)).ratePerSecond]).toEqual([
    5,
    TOKEN_RATE_DEFAULT,
  ]);
  const { items } = await listTokens(master);
  expect(items.find(({ id }) => id === asked.id)?.ratePerSecond).toBe(5);
});
