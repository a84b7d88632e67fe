import { expect, test } from "vitest";
import { getDefinition } from "@/lib/nodes/definitions";
import { httpCallSettings } from "@/lib/nodes/http-call/settings";

/** As scenarios of the first version hold them. */
const STORED = {
  method: "POST",
  url: "https://crm.example/leads",
  headers: [{ name: "X-Key", value: "{secret.CRM}" }],
  contentType: "json",
  body: '{"mail":"{lead.email}"}',
  timeoutSeconds: 10,
  retries: 3,
  success: [
    { from: 200, to: 299 },
    { from: 404, to: 404 },
  ],
  mapping: [{ name: "id", path: "$.data.id" }],
};

test("settings of version 1 mean the same in version 2", () => {
  const settings = getDefinition("http-call")?.upgrade({ settings: STORED, version: 1 });
  expect(httpCallSettings.parse(settings)).toEqual({
    ...{ ...STORED, connectionId: null },
    success: { statuses: STORED.success, condition: { kind: "group", match: "all", items: [] } },
    mapping: [{ to: "response", name: "id", path: "$.data.id" }],
  });
});

test("settings of today stay as they are", () => {
  const settings = { ...STORED, success: { statuses: [], condition: {} }, mapping: [] };
  expect(getDefinition("http-call")?.upgrade({ settings, version: 2 })).toBe(settings);
});
