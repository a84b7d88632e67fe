import { expect, test } from "vitest";
import { matchesOption } from "@/components/ui/combobox-list";

const option = { value: 27, label: "Tell the manager", hint: "#27" };

test.each(["tell", "MANAGER", "man tell", "#27", "27", ""])(
  "%j finds an option by its words, hint or value",
  (query) => {
    expect(matchesOption(option, query)).toBe(true);
  },
);

test.each(["lead", "tell lead"])("%j does not: every word has to occur", (query) => {
  expect(matchesOption(option, query)).toBe(false);
});
