import { expect, test } from "vitest";
import { checkConnection } from "@/lib/nodes/http-call/check-connection";

const known = { connections: [{ id: 3, name: "CRM", hosts: ["crm.example"] }] };
const check = (connectionId: number | null, url: string) => checkConnection({ connectionId, url }, known);

test("no connection, one for its own host, or for a host that is not known yet, is fine", () => {
  expect(check(null, "https://other.example")).toEqual([]);
  expect(check(3, "https://CRM.example:8443/x")).toEqual([]);
  expect(check(3, "https://{lead.host}/x")).toEqual([]);
  expect(checkConnection({ connectionId: 4, url: "" }, {})).toEqual([]);
});

test("an unknown connection, and one for another host, is an error that says so", () => {
  expect(check(4, "https://crm.example")[0]).toMatchObject({ field: "connectionId", level: "error" });
  expect(check(3, "https://crm.example.evil/")[0]?.message).toContain("crm.example, not to crm.example.evil");
});
