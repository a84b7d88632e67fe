import { graphOf, node } from "@/lib/testing/engine-world";

const CALL = {
  ...{ method: "POST", headers: [], contentType: "json", timeoutSeconds: 5, retries: 10 },
  ...{ success: [{ from: 200, to: 299 }], mapping: [{ name: "id", path: "$.id" }] },
};
const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
const exit = (id: number) => node(id, "exit", { reason: "" });

/** Most profiles go on into the second one; the others leave at an element of their own. */
export function makeFirstGraph(sinkUrl: string, { second, mailingId }: { second: number; mailingId: number }) {
  const inParis = { kind: "field", field: "_city", is: "equal", value: "Paris" };
  const ref = { field: "ref", action: "set", value: "{apicontent.ref}" };
  const company = { field: "_company", action: "set", value: "company {apicontent.n}" };
  const crm = { field: "crm", action: "set", value: "{response.id}" };
  const visit = { field: "visits", action: "incr", value: "1" };
  return graphOf(
    [
      node(1, "condition", { condition: inParis }),
      node(2, "update-profile", { updates: [company, ref] }),
      node(3, "http-call", { ...CALL, url: `${sinkUrl}/first/{apicontent.n}`, body: '{"ref":"{lead.ref}"}' }),
      node(4, "update-profile", { updates: [crm, visit] }),
      node(5, "send-email", { mailingId }),
      node(6, "pause", PAUSE),
      node(7, "jump", { scenarioId: second, passApicontent: true }),
      ...[10, 11, 12, 13, 14].map(exit),
    ],
    ...["0.next>1", "1.yes>2", "1.no>10", "2.next>3", "2.error>11", "3.success>4", "3.error>12"],
    ...["4.next>5", "4.error>13", "5.sent>6", "5.not_sent>14", "6.next>7"],
  );
}

type Second = { resourceId: number; quota: number; lists: TourLists };
/** Static segments: nobody is in `entered` at first, everybody in `left`. */
export type TourLists = { entered: number; left: number };

/** Every other element; both sides of the A/B split and of the Limit come together again. */
export function makeSecondGraph(sinkUrl: string, { resourceId, quota, lists }: Second) {
  const isListed = { kind: "segment", segmentId: lists.entered, in: true };
  const visit = { field: "visits", action: "incr", value: "1" };
  const isHere = { kind: "field", field: "_city", is: "equal", value: "Paris" };
  const isCounted = { kind: "apicontent", path: "n", is: "is_set" };
  const never = { kind: "field", field: "visits", is: "greater", value: 1000 };
  const variants = ["v1", "v2"].map((id) => ({ id, name: "", share: 50 }));
  const wait = { awaited: "condition", event: "", content: ANYTHING, condition: never, days: 1, hours: 0, minutes: 0 };
  return graphOf(
    [
      node(1, "http-call", { ...CALL, url: `${sinkUrl}/second/{apicontent.n}`, body: '{"crm":"{lead.crm}"}' }),
      node(2, "update-profile", { updates: [visit] }),
      node(3, "split", { branches: [{ id: "b1", name: "Here", condition: isHere }] }),
      node(4, "ab-split", { variants }),
      node(5, "apicontent-filter", { condition: isCounted }),
      node(6, "goal", { name: "Arrived", value: "{apicontent.n}" }),
      node(7, "change-subscription", { resourceId, channel: "email", status: "unsubscribed" }),
      node(8, "delayed-condition", wait),
      node(9, "limit", { limit: quota, period: "ever" }),
      node(12, "add-to-segment", { segmentId: lists.entered }),
      node(13, "condition", { condition: isListed }),
      node(14, "remove-from-segment", { segmentId: lists.left }),
      node(15, "best-send-time", { lookBackDays: 30, fallbackHour: chooseFarHour(), longestWaitHours: 48 }),
      node(20, "note", { text: "Nobody comes here." }),
      ...[10, 11].map(exit),
    ],
    ...[
      "0.next>1",
      "1.success>2",
      "1.error>11",
      "2.next>3",
      "2.error>11",
      "3.b1>4",
      "3.otherwise>11",
      "4.v1>5",
      "4.v2>5",
    ],
    ...[
      "5.yes>6",
      "5.no>11",
      "6.next>7",
      "7.next>12",
      "12.next>13",
      "13.yes>14",
      "13.no>11",
      "14.next>15",
      "15.next>8",
      "8.yes>11",
      "8.no>9",
      "9.passed>10",
      "9.over>10",
    ],
  );
}

const ANYTHING = { kind: "group", match: "all", items: [] };

/** Half a day away: whoever arrives within the hour does not wait. */
function chooseFarHour(): number {
  return (new Date().getUTCHours() + 12) % 24;
}
