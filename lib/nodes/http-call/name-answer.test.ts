import { expect, test } from "vitest";
import { nameAnswer } from "@/lib/nodes/http-call/name-answer";
import { httpCallSettings } from "@/lib/nodes/http-call/settings";
import { httpCall } from "@/lib/nodes/http-call/definition";
import { validateHttpCall } from "@/lib/nodes/http-call/validate";

test("a clicked value gets the name of its key, or one like it", () => {
  expect(nameAnswer(["data", 0, "id"], [])).toBe("id");
  expect(nameAnswer(["tags", 2], ["id"])).toBe("tags");
  expect(nameAnswer(["data", "id"], ["id", "id_2"])).toBe("id_3");
  expect(nameAnswer([], [])).toBe("answer");
});

test.each(["order-id", "2nd", " ", "$ref", "größe", "__proto__", "日本"])("a name made of %j can be used", (key) => {
  const mapping = [{ to: "response", name: nameAnswer([key], []), path: "$" }];
  const settings = httpCallSettings.parse({ ...httpCall.defaults, url: "https://x.test", mapping });
  expect(validateHttpCall(settings, { fields: [] })).toEqual([]);
});
