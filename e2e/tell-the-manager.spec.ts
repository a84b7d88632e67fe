import { expect, test } from "@playwright/test";
import { startMailCatcher } from "../lib/testing/mail-catcher";
import { waitUntil } from "../lib/testing/wait-until";
import {
  addDatabase,
  addMailing,
  addProfile,
  addResource,
  addScenario,
  addSender,
  addTemplate,
  addToken,
  subscribe,
} from "./support/build-story";
import { signIn } from "./support/sign-in";

const LEAD = { email: "lead@example.com", phone: "+33142685300" };

test("a marketer builds “tell the manager” by hand, a lead enters over HTTP, the manager's mailbox has the letter", async ({
  page,
  baseURL,
  request,
}) => {
  test.setTimeout(300_000);
  const mail = await startMailCatcher();
  await signIn(page);
  await addSender(page, { host: "127.0.0.1", port: mail.port });

  await addDatabase(page, "Managers");
  await addProfile(page, { email: "manager@company.com" });
  const managerCard = new URL(page.url()).pathname;
  await addResource(page, { name: "Manager alerts", database: "Managers" });
  await subscribe(page, { card: managerCard, resource: "Manager alerts" });
  await addTemplate(page, {
    name: "Alerts",
    subject: "New lead",
    text: "Client email: {apicontent.mail}\nClient phone number: {apicontent.ph_number}",
  });
  const mailing = await addMailing(page, {
    name: "Tell the manager",
    database: "Managers",
    resource: "Manager alerts",
    template: "Alerts",
  });
  const token = await addToken(page, "Lead form");
  await addDatabase(page, "Leads");
  await addProfile(page, LEAD);
  const leadCard = new URL(page.url()).pathname;

  const call = { token, id: mailing, matching: "email", email: "manager@company.com" };
  const content = { mail: "{lead.email}", ph_number: "{lead.phones}" };
  const scenario = await addScenario(page, {
    name: "Tell the manager",
    database: "Leads",
    url: `${baseURL ?? ""}/api/v1.1/triggers/start`,
    data: JSON.stringify({ ...call, content }, null, 2),
  });

  const answer = await request.post("/api/v1.1/workflows/start/", {
    data: { token, id: scenario, matching: "email", email: LEAD.email },
  });
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ error: 0, error_text: "Successful operation" });

  const letter = await waitUntil("the manager's letter", () => mail.letters[0]);
  expect(letter.to).toEqual(["manager@company.com"]);
  expect(letter.parsed.subject).toBe("New lead");
  expect(letter.parsed.text).toContain(`Client email: ${LEAD.email}`);
  expect(letter.parsed.text).toContain(`Client phone number: ${LEAD.phone}`);

  await page.goto(`${leadCard}?tab=interactions`);
  const pass = page.getByRole("row").filter({ hasText: "Tell the manager" });
  await expect(pass.getByText("Exit")).toBeVisible();

  // A key that the caller forgot prints nothing, and the mailing's log names it.
  const forgetful = { ...call, content: { mail: "a@b.example" } };
  expect((await request.post("/api/v1.1/triggers/start", { data: forgetful })).status()).toBe(200);
  const second = await waitUntil("the letter without a phone number", () => mail.letters[1]);
  expect(second.parsed.text).toMatch(/Client phone number: *$/m);
  await page.goto(`/mailings/${mailing}?tab=log`);
  await expect(page.getByText("apicontent.ph_number")).toBeVisible();
  await mail.close();
});
