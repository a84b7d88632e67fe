import type { Graph } from "@/lib/domain/scenario/graph";
import { DEFAULT_CAPTURE_ID, makeEmptyGraph } from "@/lib/domain/scenario/graph";
import type { JsonObject } from "@/lib/shared/json";

/** Story 1 in words and values: a lead enters, the manager gets a letter with the lead's address and phone. */
export const MANAGER_EMAIL = "manager@company.com";
export const LEAD_EMAIL = "lead01@example.com";
export const LEAD_COUNT = 50;

const FIRST_NAMES = ["Alice", "Boris", "Chloé", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas"];
const LAST_NAMES = ["Martin", "Novak", "Okafor", "Petrov", "Rossi"];
const CITIES = ["Paris", "Prague", "Lagos", "Berlin", "Rome"];
const PHONE_BASE = 33_142_680_000;

export const LEAD_FIELDS = [
  { name: "interest", label: "Interested in", type: "string" },
  { name: "budget", label: "Budget", type: "integer" },
] as const;

/** The fields of lead `index` (0–49): made up, always the same. */
export function makeSampleLead(index: number): JsonObject {
  const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? "";
  const last = LAST_NAMES[Math.floor(index / FIRST_NAMES.length)] ?? "";
  return {
    email: `lead${String(index + 1).padStart(2, "0")}@example.com`,
    phones: [`+${PHONE_BASE + index + 1}`],
    _fname: first,
    _lname: last,
    _city: CITIES[index % CITIES.length] ?? "",
    interest: index % 2 === 0 ? "Pricing" : "Demo",
    budget: 1_000 * (1 + (index % 7)),
  };
}

export const ALERT_TEMPLATE = {
  subject: "New lead: {apicontent.mail}",
  text: "Client email: {apicontent.mail}\nClient phone number: {apicontent.ph_number}\n",
  html: `<!doctype html>
<html>
  <body style="margin:0;padding:24px;background:#f5f4f1;font-family:Arial,Helvetica,sans-serif;color:#1f1d1a">
    <div style="max-width:480px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
      <h1 style="margin:0 0 16px;font-size:18px">A new lead wants to talk</h1>
      <p style="margin:0 0 8px">Client email: <a href="mailto:{apicontent.mail}">{apicontent.mail}</a></p>
      <p style="margin:0">Client phone number: {apicontent.ph_number}</p>
    </div>
  </body>
</html>
`,
};

/** Default profile capture → HTTP(S) API Call, which starts the trigger mailing to the manager; who meets with an error leaves by an Exit that says so. */
export function makeAlertGraph(call: { apiUrl: string; token: string; mailingId: number }): Graph {
  const body = `{
  "token": ${JSON.stringify(call.token)},
  "id": ${call.mailingId},
  "matching": "email",
  "email": "${MANAGER_EMAIL}",
  "content": {
    "mail": "{lead.email}",
    "ph_number": "{lead.phones}"
  }
}`;
  return {
    nodes: [
      ...makeEmptyGraph().nodes,
      {
        id: 1,
        type: "http-call",
        title: "Tell the manager",
        position: { x: 320, y: 0 },
        version: 2,
        settings: {
          method: "POST",
          url: `${call.apiUrl}/triggers/start`,
          headers: [],
          contentType: "json",
          body,
          connectionId: null,
          timeoutSeconds: 10,
          retries: 3,
          success: { statuses: [{ from: 200, to: 299 }], condition: { kind: "group", match: "all", items: [] } },
          mapping: [],
        },
      },
      {
        id: 2,
        type: "exit",
        title: "Nobody was told",
        position: { x: 640, y: 140 },
        version: 1,
        settings: { reason: "The manager was not told: the call's answer says why." },
      },
    ],
    edges: [
      { from: DEFAULT_CAPTURE_ID, output: "next", to: 1 },
      { from: 1, output: "error", to: 2 },
    ],
  };
}
