import { expect, test } from "vitest";
import { findOthersEdits } from "@/components/scenario-editor/find-others-edits";

const at = "2026-03-01T10:00:00.000Z";
const standing = (version: number, rev: number | null) => ({
  ...{ version, savedBy: "Ann", savedAt: at },
  draft: rev === null ? null : { rev, updatedBy: "Bob", updatedAt: at },
});
const mine = { baseVersion: 3, draftRev: 2, draft: { kind: "none" as const }, isSaving: false };

test("a newer version and a newer draft are told with who made them, the version first", () => {
  expect(findOthersEdits(standing(4, 9), mine)).toEqual({ kind: "version", who: "Ann", at });
  expect(findOthersEdits(standing(3, 3), mine)).toEqual({ kind: "draft", who: "Bob", at });
});

test("what this window wrote itself, or what is older than that, is nobody else's", () => {
  expect(findOthersEdits(standing(3, 2), mine)).toBeNull();
  expect(findOthersEdits(standing(3, 1), mine)).toBeNull();
  expect(findOthersEdits(standing(3, null), mine)).toBeNull();
  expect(findOthersEdits(standing(2, 5), { ...mine, draftRev: 0 })).toBeNull();
});

test("while this window writes, nothing is told", () => {
  expect(findOthersEdits(standing(4, 9), { ...mine, isSaving: true })).toBeNull();
  expect(findOthersEdits(standing(3, 3), { ...mine, draft: { kind: "saving" } })).toBeNull();
});
