import { expect, test } from "vitest";
import { hashToken, isWellFormedToken, makeToken, tokenPrefix } from "./token-format.server";

test("a token has the prefix, 160 random bits and a checksum that finds one wrong character", () => {
  const token = makeToken();
  expect(token).toMatch(/^cue_[0-9a-f]{48}$/);
  expect(makeToken()).not.toBe(token);
  expect(isWellFormedToken(token)).toBe(true);
  for (let at = 4; at < token.length; at++) {
    const other = token[at] === "0" ? "1" : "0";
    expect(isWellFormedToken(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
  }
});

test.each(["", "cue_", "hello", `cue_${"0".repeat(48)}x`, `abc_${"0".repeat(48)}`])("%j is no token", (text) => {
  expect(isWellFormedToken(text)).toBe(false);
});

test("what is kept and shown of a token does not give it away", () => {
  const token = makeToken();
  expect(hashToken(token)).toHaveLength(32);
  expect(tokenPrefix(token)).toBe(token.slice(0, 10));
});
