import { expect, test } from "vitest";
import { formatProfileId, parseProfileId } from "./profile-id";

const second = new Date("2026-03-21T09:00:00Z");

test("an id reads back as what it was made from, in either case of letters", () => {
  const text = formatProfileId(0x1234_abcdn, second);
  const identity = { id: 0x1234_abcdn, createdAtSecond: second.getTime() / 1000 };
  expect([parseProfileId(text), parseProfileId(text.toUpperCase())]).toEqual([identity, identity]);
});

test("one beyond every profile is well formed and nobody's; other texts are none", () => {
  expect(parseProfileId("66acb337f40d5213037986d8")).toMatchObject({ id: 0n });
  expect(parseProfileId("7fffffff7fffffffffffffff")).toMatchObject({ id: 0x7fff_ffff_ffff_ffffn });
  expect([parseProfileId("66acb337"), parseProfileId("x".repeat(24)), parseProfileId("")]).toEqual([null, null, null]);
});
