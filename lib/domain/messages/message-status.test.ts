import { expect, test } from "vitest";
import { NOT_SENT_REASONS } from "@/lib/engine/queue-messages.server";
import { formatMessageReason } from "./message-status";

test.each(NOT_SENT_REASONS)("the reason %s has words for people", (reason) => {
  expect(formatMessageReason(reason)).not.toContain("_");
});

test("a mail server's words are shown as they are", () => {
  expect(formatMessageReason("550 5.1.1 No such user")).toBe("550 5.1.1 No such user");
});
