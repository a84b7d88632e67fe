import { expect, test } from "vitest";
import { makeLaunchExample } from "./make-launch-example";

test("the example calls the mailing by its number with a value for each variable", () => {
  const example = makeLaunchExample({ id: 270, publicUrl: "https://cue.example.com", content: { mail: "mail" } });
  expect(example.url).toBe("https://cue.example.com/api/v1.1/triggers/start");
  expect(JSON.parse(example.body)).toEqual({
    token: "YOUR_TOKEN",
    id: 270,
    matching: "email",
    email: "manager@company.com",
    content: { mail: "mail" },
  });
  expect(example.curl).toContain("-H 'Authorization: Bearer YOUR_TOKEN'");
});

test("no quote ends the shell's text, and the token is never in the URL", () => {
  const { curl, url } = makeLaunchExample({ id: 1, publicUrl: "http://x", content: { "it's": "'; rm -rf / #" } });
  expect(curl.replaceAll("'\\''", "").match(/'/g)).toHaveLength(8);
  expect(url).not.toContain("TOKEN");
});
