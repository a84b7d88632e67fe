import { expect, test } from "vitest";
import { readMailReport } from "@/lib/channels/mailbox/read-mail-report";
import { makeBounce, makeComplaint } from "@/lib/testing/mail-reports";

const read = (text: string) => readMailReport(Buffer.from(text.replace(/\n/g, "\r\n")));
const bounce = (more: Partial<Parameters<typeof makeBounce>[0]>) =>
  read(makeBounce({ to: "b+token@shop.example", ...more }));

test("a notification that a letter failed says for good or not, in the server's words, and to whom it came back", async () => {
  expect(await bounce({})).toEqual({
    outcome: { kind: "bounced", permanent: true, reason: "550 5.1.1 <x@y.example>: no such box" },
    addresses: ["b+token@shop.example"],
    unsubscribe: "",
  });
  expect(
    await bounce({ original: "Return-Path: <r+x@shop.example>\nList-Unsubscribe: <https://c.example/m/u/abc>" }),
  ).toMatchObject({
    addresses: ["b+token@shop.example", "<r+x@shop.example>"],
    unsubscribe: "<https://c.example/m/u/abc>",
  });
});

test.each([
  ["5.1.1", "smtp; 550 no", true],
  ["5.0.0", "smtp; 552 5.2.2 full", true],
  ["4.4.1", "smtp; 421 timed out", false],
  ["5.2.2", "smtp; 552 5.2.2 mailbox full", false],
  ["", "smtp; 550 5.7.1 blocked", false],
  ["5.1.1", "smtp; 550 5.1.1 no such user", true],
  ["", "smtp; 550 Unknown user", true],
  ["", "x; something", false],
])("status %j with %j is permanent: %j", async (status, diagnostic, permanent) => {
  expect(await bounce({ status, diagnostic })).toMatchObject({ outcome: { kind: "bounced", permanent } });
});

test("a delivery is told; a delay and letters that are no report are not", async () => {
  expect(await bounce({ action: "delivered", status: "2.0.0" })).toMatchObject({ outcome: { kind: "delivered" } });
  for (const action of ["delayed", "relayed", "expanded"]) expect(await bounce({ action, status: "4.0.0" })).toBeNull();
  expect(
    await read(
      "From: a@b.example\nTo: b+token@shop.example\nSubject: Out of office\n\nAction: failed\nStatus: 5.1.1\n",
    ),
  ).toBeNull();
  expect(await read("")).toBeNull();
  expect(await readMailReport(Buffer.from([0, 255, 13, 10, 0]))).toBeNull();
});

test("a complaint names the letter by its return address or by the letter that came along", async () => {
  const original = "From: <news@shop.example>\nList-Unsubscribe:\n <https://c.example/m/u/abc>";
  const fields = "Original-Mail-From: <b+token@shop.example>\n";
  expect(await read(makeComplaint({ fields, original }))).toMatchObject({
    outcome: { kind: "complained" },
    addresses: ["<fbl@shop.example>", "<b+token@shop.example>"],
    unsubscribe: "<https://c.example/m/u/abc>",
  });
  expect(await read(makeComplaint({ type: "not-spam", original }))).toBeNull();
});
