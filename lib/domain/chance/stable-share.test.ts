import { expect, test } from "vitest";
import { getStableShare } from "./stable-share";

const PROFILES = 100_000;

test("neighbouring profiles are spread evenly, and differently in another element", () => {
  const buckets = Array.from({ length: 10 }, () => 0);
  let isSame = 0;
  for (let id = 1; id <= PROFILES; id += 1) {
    const share = getStableShare(`1:2:${id}`);
    buckets[Math.floor(share * 10)] = (buckets[Math.floor(share * 10)] ?? 0) + 1;
    if (share < 0.5 === getStableShare(`1:3:${id}`) < 0.5) isSame += 1;
  }
  // Five standard deviations of a fair draw.
  for (const count of buckets) expect(Math.abs(count - PROFILES / 10)).toBeLessThan(475);
  expect(Math.abs(isSame - PROFILES / 2)).toBeLessThan(800);
});

test("the share of a text never changes", () => {
  expect(getStableShare("1:2:3")).toBe(getStableShare("1:2:3"));
  expect(getStableShare("")).toBeGreaterThanOrEqual(0);
});
