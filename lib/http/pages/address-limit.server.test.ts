import { expect, test } from "vitest";
import { takeAddressCall } from "./address-limit.server";

const CALLS_PER_SECOND_MAX = 100;

const countAllowed = (address: string, now: number) =>
  Array.from({ length: CALLS_PER_SECOND_MAX * 2 }, () => takeAddressCall(address, CALLS_PER_SECOND_MAX, now)).filter(
    Boolean,
  ).length;

test("an address has so many calls a second, and nobody else's", () => {
  expect(countAllowed("a", 1000)).toBe(CALLS_PER_SECOND_MAX);
  expect(countAllowed("b", 1000)).toBe(CALLS_PER_SECOND_MAX);
  expect(countAllowed("a", 1500)).toBe(CALLS_PER_SECOND_MAX / 2);
  expect(countAllowed("a", 100_000)).toBe(CALLS_PER_SECOND_MAX);
});

test("any number of addresses takes no more memory than ten thousand", () => {
  for (let n = 0; n < 12_000; n += 1) takeAddressCall(`address ${n}`, CALLS_PER_SECOND_MAX, 1000);
  expect(globalThis.cuelightAddressBuckets?.size).toBeLessThanOrEqual(10_000);
});
