import { beforeEach, expect, test, vi } from "vitest";
import { reloadEnv } from "@/lib/shared/env.server";
import { openSecret, sealSecret } from "./secret-box.server";

const useKey = (key: string) => {
  vi.stubEnv("SECRET_KEY", key);
  reloadEnv();
};

beforeEach(() => useKey("first-key-that-is-long-enough-012345"));

test("a sealed secret opens again and two seals of one text differ", () => {
  const box = sealSecret("pässword");
  expect(openSecret(box)).toBe("pässword");
  expect(Buffer.from(box).includes("pässword")).toBe(false);
  expect(sealSecret("pässword")).not.toEqual(box);
  expect(openSecret(sealSecret(""))).toBe("");
});

test("another key does not open it, and says so", () => {
  const box = sealSecret("x");
  useKey("other-key-that-is-long-enough-012345");
  expect(() => openSecret(box)).toThrow("another SECRET_KEY");
});

test("a box that somebody touched does not open", () => {
  const box = sealSecret("some secret");
  for (let at = 0; at < box.length; at++) {
    const touched = Uint8Array.from(box);
    touched[at] = (touched[at] ?? 0) ^ 1;
    expect(() => openSecret(touched)).toThrow("cannot be read");
  }
});
