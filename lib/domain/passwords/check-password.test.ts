import { expect, test } from "vitest";
import { checkPassword } from "./check-password";

test.each([
  ["short", "at least 12"],
  ["elevenchars", "at least 12"],
  ["a".repeat(201), "at most 200"],
  ["aaaaaaaaaaaa", "repeats"],
  ["abcabcabcabc", "repeats"],
  ["121212121212", "repeats"],
  ["123456789012", "keyboard"],
  ["qwertyuiop12", "keyboard"],
  ["1qaz2wsx3edc", "keyboard"],
  ["zyxwvutsrqponm", "keyboard"],
  ["йцукенгшщзхъ", "keyboard"],
  ["password1234", "tried first"],
  ["Password2026!", "tried first"],
  ["P@ssw0rd!2026", "tried first"],
  ["welcome20262027", "tried first"],
  ["administrator", "tried first"],
  ["letmeinplease", "tried first"],
  ["correcthorsebatterystaple", "tried first"],
  ["anna.petrova1", "name or the e-mail"],
  ["Anna Petrova 1985", "name or the e-mail"],
])("%j is refused: %s", (password, reason) => {
  expect(checkPassword(password, ["anna.petrova@acme.test", "Anna Petrova"])).toContain(reason);
});

test.each([
  "plum-lantern-orbit",
  "Tr4vel by night train",
  "дождь над старым мостом",
  "x9$Kq2!vLm7p",
  "lighthouse3keeper",
])("%j may be used", (password) => {
  expect(checkPassword(password, ["anna.petrova@acme.test", "Anna Petrova"])).toBeNull();
});

test("a sign of four bytes counts as one", () => {
  expect(checkPassword("😀😁😂😃😄😅😆😇😈😉😊")).toContain("this has 11");
});
