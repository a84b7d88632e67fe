import { afterAll, beforeAll, vi } from "vitest";
import type { Engine } from "@/lib/engine/start-engine.server";
import { makeEmailDelivery } from "@/lib/services/messages/make-email-delivery.server";
import { makeMessageLinks } from "@/lib/services/messages/make-message-links.server";
import { makeTrackHtml } from "@/lib/services/messages/make-track-html.server";
import { reloadEnv } from "@/lib/shared/env.server";
import { startApiServer } from "@/lib/testing/api-server";
import { addMailing, subscribe } from "@/lib/testing/engine-mailing";
import { startTestEngine } from "@/lib/testing/engine-process";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { startMailCatcher } from "@/lib/testing/mail-catcher";
import type { TestDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const LETTER = {
  subject: "Hello {lead._fname} <b>",
  html: '<p onclick="x()">Dear {lead._fname}, {apicontent.order}</p><script>alert(1)</script><a href="{view_in_browser_link}">view</a>',
  text: "Bye: {unsubscribe_link} View: {view_in_browser_link}",
};

type LetterOptions = {
  subject: string;
  text: string;
  html?: string;
  /** Off unless told otherwise. */
  tracking?: boolean;
  /** The element names the template by itself, without the mailing. */
  byTemplate?: boolean;
  /** The address is put on the suppression list. */
  suppressed?: boolean;
};

/** A mailbox, the server that letters link to, and an engine; `sendLetter` sends one to a new profile and waits until it is there. */
export async function startLetterWorld({ pool, url }: TestDatabase) {
  const clock = { now: () => new Date() };
  const mail = await startMailCatcher();
  const server = await startApiServer();
  vi.stubEnv("SMTP_URL", mail.url);
  vi.stubEnv("PUBLIC_URL", server.url);
  reloadEnv();
  const deliverEmail = makeEmailDelivery({ decrypt: () => "", clock });
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await startTestEngine({
      ...{ url, deliverEmail },
      makeLinks: (message) => makeMessageLinks(message, server.url),
      trackHtml: makeTrackHtml({ pool, clock, publicUrl: server.url }),
    });
  });
  afterAll(async () => {
    await engine?.stop();
    deliverEmail.close();
    await mail.close();
  });

  /** Queues a letter to a new profile. */
  const queueLetter = async (name: string, letter: LetterOptions = LETTER) => {
    const world = await makeEngineWorld(pool, clock);
    const mailing = await addMailing(world, letter);
    await pool.query("UPDATE mailing SET tracking = $2 WHERE id = $1", [mailing.mailingId, letter.tracking ?? false]);
    const { mailingId, templateId, resourceId } = mailing;
    const own = { source: "template", mailingId: null, templateId, resourceId, tracking: letter.tracking ?? false };
    if (letter.byTemplate) await pool.query("DELETE FROM mailing WHERE id = $1", [mailingId]);
    const send = node(1, "send-email", letter.byTemplate ? own : { mailingId });
    const exits = [2, 3].map((id) => node(id, "exit", { reason: "" }));
    const scenarioId = await addScenario(world, graphOf([send, ...exits], "0.next>1", "1.sent>2", "1.not_sent>3"));
    const [profileId = 0n] = await addProfiles(world, 1, { _fname: name });
    const address = `${name.toLowerCase()}@letters.example`;
    await subscribe(world, mailing.resourceId, [{ profileId, address }]);
    if (letter.suppressed) {
      await pool.query(
        `INSERT INTO suppression (key_shard, account_id, address, created_by, created_at)
         VALUES (get_byte(decode(md5($2), 'hex'), 0), $1, $2, '', now())`,
        [world.accountId, address],
      );
    }
    await enter(world, scenarioId, { profileIds: [profileId], apicontent: { order: "A<7>" } });
    await drain(world);
    const { rows } = await pool.query<{ id: bigint }>("SELECT id FROM message WHERE profile_id = $1", [profileId]);
    return { world, profileId, messageId: rows[0]?.id ?? 0n, scenarioId, address, ...mailing };
  };

  /** A letter that arrived, what it was about, and the links of its text. */
  const sendLetter = async (name: string, letter: LetterOptions = LETTER) => {
    const queued = await queueLetter(name, letter);
    const letters = () => mail.letters.filter(({ to }) => to.includes(queued.address));
    const caught = await waitUntil("the letter arrives", async () => letters()[0] ?? false);
    const links = [...(caught.parsed.text ?? "").matchAll(/https?:\S+/g)].map(([link]) => link);
    const [unsubscribe = "", view = ""] = links;
    return { ...queued, caught, unsubscribe, view };
  };
  return { server, mail, queueLetter, sendLetter };
}
