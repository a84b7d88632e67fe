import { beforeEach, expect, test, vi } from "vitest";
import { reloadEnv } from "@/lib/shared/env.server";
import { makeMessageToken, readMessageToken, TARGET_BYTES } from "./message-token.server";

const message = { shard: 201, messageId: 9_223_372_036_854_775_807n };

function useKey(key: string): void {
  vi.stubEnv("SECRET_KEY", key.repeat(40));
  reloadEnv();
}

beforeEach(() => useKey("a"));

test("a token leads back to its message, and to it only for what it was made for", () => {
  const token = makeMessageToken("unsubscribe", message);
  expect(token).toMatch(/^[\w-]{35}$/);
  expect(readMessageToken("unsubscribe", token)).toMatchObject(message);
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

test("a click's token leads to its target as well, and no part of it can be another one", () => {
  const target = Buffer.alloc(TARGET_BYTES, 7);
  const token = makeMessageToken("click", message, target);
  expect(readMessageToken("click", token)).toEqual({ ...message, target });
  const bytes = Buffer.from(token, "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const forged = Buffer.from(bytes);
    forged.writeUInt8(forged.readUInt8(at) ^ 1, at);
    expect(readMessageToken("click", forged.toString("base64url"))).toBeNull();
  }
});

test("another installation's token leads nowhere", () => {
  const token = makeMessageToken("view", message);
  useKey("b");
  expect(readMessageToken("view", token)).toBeNull();
});
