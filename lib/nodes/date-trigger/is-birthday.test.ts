import { expect, test } from "vitest";
import { isBirthday } from "@/lib/nodes/date-trigger/is-birthday";

test.each(["_bdate", "birthday", "date_of_birth", "dob", "BDay", "child_birthdate"])("%s is a birthday", (name) => {
  expect(isBirthday({ name, label: "" })).toBe(true);
});

test.each(["renewal", "next_visit", "subday", "_regdate"])("%s comes once", (name) => {
  expect(isBirthday({ name, label: "" })).toBe(false);
});

test("the label tells, too", () => {
  expect(isBirthday({ name: "f1", label: "Birthday of the child" })).toBe(true);
});
