import { beforeEach, expect, test, vi } from "vitest";
import { reloadEnv } from "@/lib/shared/env.server";
import { makeMessageToken, readMessageToken } from "./message-token.server";

const message = { shard: 201, messageId: 9_223_372_036_854_775_807n };

function useKey(key: string): void {
  vi.stubEnv("SECRET_KEY", key.repeat(40));
  reloadEnv();
}

beforeEach(() => useKey("a"));

test("a token leads back to its message, and to it only for what it was made for", () => {
  const token = makeMessageToken("unsubscribe", message);
  expect(token).toMatch(/^[\w-]{35}$/);
  expect(readMessageToken("unsubscribe", token)).toEqual(message);
  expect(readMessageToken("view", token)).toBeNull();
});

test("a token in which any character is another one leads nowhere", () => {
  const token = makeMessageToken("view", message);
  for (let at = 0; at < token.length; at += 1) {
    for (const other of "AQgw_-8") {
      const forged = token.slice(0, at) + other + token.slice(at + 1);
      if (forged !== token) expect(readMessageToken("view", forged), forged).toBeNull();
    }
  }
});

test.each(["", "x", "a".repeat(35), "a".repeat(10_000), `${"a".repeat(34)}=`, "../".repeat(11) + "ab"])(
  "%j is no token",
  (text) => {
    expect(readMessageToken("view", text)).toBeNull();
  },
);

test("another installation's token leads nowhere", () => {
  const token = makeMessageToken("view", message);
  useKey("b");
  expect(readMessageToken("view", token)).toBeNull();
});
