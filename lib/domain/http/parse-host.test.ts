import { expect, test } from "vitest";
import { parseHost } from "./parse-host";

test("a host is kept as the URL of a call spells it", () => {
  expect(parseHost("CRM.Example.com")).toBe("crm.example.com");
  expect(parseHost("https://crm.example.com:8443/api?x=1")).toBe("crm.example.com");
  expect(parseHost("bücher.example")).toBe(new URL("https://bücher.example").hostname);
  expect(parseHost("127.1")).toBe("127.0.0.1");
});

test.each(["", " ", "*.example.com", "a b", "{lead.host}", "user@host", "https://"])("%j is no host", (text) => {
  expect(parseHost(text)).toBeNull();
});
