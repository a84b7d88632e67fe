import { expect, test } from "vitest";
import { addMailing, subscribe } from "@/lib/testing/engine-mailing";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { recordMessageFact } from "./record-message-fact.server";
import type { MessageEvent } from "@/lib/engine/sql/record-message-fact.server";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");

async function queueLetter(listens: string) {
  const world = await makeEngineWorld(pool, clock);
  const mailing = await addMailing(world, { subject: "S", text: "T" });
  const send = node(1, "send-email", { mailingId: mailing.mailingId });
  const exits = [2, 3].map((id) => node(id, "exit", { reason: "" }));
  const scenarioId = await addScenario(world, graphOf([send, ...exits], "0.next>1", "1.sent>2", "1.not_sent>3"));
  await pool.query("UPDATE scenario SET listens = $2 WHERE id = $1", [scenarioId, listens]);
  const [profileId = 0n] = await addProfiles(world, 1);
  await subscribe(world, mailing.resourceId, [{ profileId, address: "a@b.example" }]);
  await enter(world, scenarioId, { profileIds: [profileId] });
  await drain(world);
  const { rows } = await pool.query<{ shard: number; id: bigint }>(
    "SELECT shard, id FROM message WHERE profile_id = $1",
    [profileId],
  );
  const message = { shard: rows[0]?.shard ?? 0, messageId: rows[0]?.id ?? 0n };
  const record = (event: MessageEvent, at: string) => recordMessageFact(pool, { ...message, event, at: new Date(at) });
  const readFacts = async () => {
    const { rows: facts } = await pool.query<{ event: string; mailing: number; message: string }>(
      `SELECT detail->>'event' AS event, (detail->>'mailingId')::int AS mailing, detail->>'messageId' AS message
       FROM event_inbox WHERE profile_id = $1 AND kind = 'message' ORDER BY id`,
      [profileId],
    );
    return facts.map(({ event, ...rest }) => {
      expect(rest).toEqual({ mailing: mailing.mailingId, message: message.messageId.toString() });
      return event;
    });
  };
  return { record, readFacts };
}

test("where a scenario listens for messages it is told of each thing; a click that comes first is an open as well", async () => {
  const { record, readFacts } = await queueLetter("{message}");
  await record("clicked", "2026-03-02T11:00:00Z");
  await record("opened", "2026-03-02T12:00:00Z");
  await record("clicked", "2026-03-02T13:00:00Z");
  await record("unsubscribed", "2026-03-02T14:00:00Z");
  expect(await readFacts()).toEqual(["delivered", "opened", "clicked", "opened", "clicked", "unsubscribed"]);
});

test("where none listens, and of a message that is not kept, nothing is told", async () => {
  const { record, readFacts } = await queueLetter("{event}");
  expect(await record("opened", "2026-03-02T11:00:00Z")).not.toBeNull();
  expect(await readFacts()).toEqual([]);
  expect(await recordMessageFact(pool, { shard: 1, messageId: 999_999n, event: "opened", at: new Date() })).toBeNull();
});
