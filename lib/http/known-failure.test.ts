import { expect, test } from "vitest";
import { AppError } from "@/lib/shared/app-error";
import { knownFailure } from "./known-failure";

const withCode = (code: string) => Object.assign(new Error("inside"), { code });

test.each([
  ["a lost connection", withCode("08006")],
  ["a database that shuts down", withCode("57P01")],
  ["a deadlock", withCode("40P01")],
  ["nobody listening", withCode("ECONNREFUSED")],
  ["a connection that ended", new Error("Connection terminated unexpectedly")],
  ["a session that broke", new Error("Client has encountered a connection error and is not queryable")],
  ["one of these as the cause of another error", new Error("outer", { cause: withCode("57P03") })],
])("%s is 'not now', with Retry-After and nothing of the inside", (_name, error) => {
  const known = knownFailure(error);
  expect(known).toMatchObject({ code: "unavailable", retryAfterSeconds: 2 });
  expect(known?.message).not.toContain("inside");
});

test("a row that somebody else deleted in between is not there", () => {
  expect(knownFailure(withCode("P2025"))).toMatchObject({ code: "not_found" });
});

test("our own failures stay what they are, and bugs stay unforeseen", () => {
  const own = new AppError("not_found", "No such thing.");
  expect(knownFailure(own)).toBe(own);
  expect(knownFailure(new TypeError("x is not a function"))).toBeNull();
  expect(knownFailure(withCode("23505"))).toBeNull();
  expect(knownFailure("text")).toBeNull();
});
