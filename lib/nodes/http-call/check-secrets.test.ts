import { expect, test } from "vitest";
import { checkSecrets } from "@/lib/nodes/http-call/check-secrets";
import type { HttpCallSettings } from "@/lib/nodes/http-call/settings";

const settings: HttpCallSettings = {
  method: "POST",
  url: "https://crm.example/leads",
  headers: [{ name: "X-Key", value: "Bearer {secret.CRM}" }],
  contentType: "json",
  body: "",
  connectionId: null,
  timeoutSeconds: 10,
  retries: 2,
  success: { statuses: [{ from: 200, to: 299 }], condition: { kind: "group", match: "all", items: [] } },
  mapping: [],
};
const known = { secrets: [{ name: "CRM", hosts: ["crm.example"] }] };

test("a known secret for its own host is fine, and so is one for a host that is not known yet", () => {
  expect(checkSecrets(settings, known)).toEqual([]);
  expect(checkSecrets({ ...settings, url: "https://CRM.example:8443?x=1" }, known)).toEqual([]);
  expect(checkSecrets({ ...settings, url: "https://{lead.host}/x" }, known)).toEqual([]);
  expect(checkSecrets({ ...settings, url: "https://x{lead.host}/x" }, known)).toEqual([]);
});

test("an unknown secret is an error where it stands, and so is one that may not go to the call's host", () => {
  const unknown = checkSecrets({ ...settings, body: '{"k":"{secret.CMR}"}' }, known);
  expect(unknown).toMatchObject([{ field: "body", level: "error" }]);
  expect(unknown[0]?.message).toContain('no secret "CMR"');
  const moved = checkSecrets({ ...settings, url: "https://other.example/x" }, known);
  expect(moved).toMatchObject([{ field: "headers.0.value", level: "error" }]);
  expect(moved[0]?.message).toContain("not to other.example");
});
