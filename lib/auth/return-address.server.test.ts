import { expect, test, vi } from "vitest";
import { makeReturnAddress, readReturnAddress } from "@/lib/auth/return-address.server";
import { makeMessageToken } from "@/lib/auth/message-token.server";
import { reloadEnv } from "@/lib/shared/env.server";

vi.stubEnv("SECRET_KEY", "a-key-for-tests-that-is-long-enough-0123456789");
reloadEnv();
const message = { shard: 200, messageId: 9_007_199_254_740_993n };
const address = makeReturnAddress("bounces@example.com", message);

test("what comes back names its letter, whatever the servers on its way made of upper and lower case", () => {
  expect(address).toMatch(/^bounces\+[a-z2-7]{42}@example\.com$/);
  expect(address.indexOf("@")).toBeLessThanOrEqual(64);
  for (const text of [address, address.toUpperCase(), `rfc822; <${address}>`])
    expect(readReturnAddress(text)).toMatchObject(message);
});

test("a changed address, one for something else and one that is none lead nowhere", () => {
  const at = address.indexOf("+") + 5;
  const changed = `${address.slice(0, at)}${address[at] === "a" ? "b" : "a"}${address.slice(at + 1)}`;
  const other = makeReturnAddress("bounces@example.com", { ...message, messageId: 5n });
  const mixed = `${address.slice(0, at + 8)}${other.slice(at + 8)}`;
  const unsubscribe = `bounces+${makeMessageToken("unsubscribe", message)}@example.com`;
  for (const text of [changed, mixed, unsubscribe, "bounces@example.com", "", "+@"])
    expect(readReturnAddress(text)).toBeNull();
});
