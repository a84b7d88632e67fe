import { expect, test } from "@playwright/test";
import { z } from "zod";
import { runCommand } from "./support/run-command";
import { signIn } from "./support/sign-in";

const EMAIL = "second@cuelight.test";
const sampleSchema = z.object({
  url: z.string(),
  token: z.string(),
  scenario_id: z.int(),
  trigger_id: z.int(),
  lead_email: z.string(),
  manager_email: z.string(),
});

/** The first group of what was found; empty when it was not. */
const pick = (pattern: RegExp, text: string) => pattern.exec(text)?.[1] ?? "";

test("a further account loads the sample, its line sends a lead in, the Outbox has the letter; the command finds the same sample", async ({
  page,
  baseURL,
  request,
}) => {
  const made = await runCommand("account", "--name", "Second", "--email", EMAIL);
  const accountId = pick(/Account #(\d+)/, made);
  await signIn(page, { email: EMAIL, password: pick(/password {2,}(\S+)/, made) });

  await page.getByRole("button", { name: "Load the sample" }).click();
  const ready = page.getByRole("dialog", { name: "The sample is ready" });
  const line = await ready.locator("pre").innerText();
  // The list behind it is not empty any more; what to do next stays.
  await expect(page.getByText("Tell the manager")).toBeVisible();
  await expect(ready).toBeVisible();
  const token = pick(/Bearer (\S+)'/, line);
  const body = pick(/-d '(.+)'/, line);
  const answer = await request.post(pick(/POST (\S+)/, line), {
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    data: body,
  });
  expect(await answer.json()).toMatchObject({ error: 0, error_text: "Successful operation" });

  await ready.getByRole("link", { name: "Open the Outbox" }).click();
  await page.getByRole("button", { name: /manager@company\.com/ }).click();
  const text = page.frameLocator("iframe").locator("body");
  await expect(text).toContainText("Client email: lead01@example.com");
  await expect(text).toContainText("Client phone number: +33");

  const printed = await runCommand("sample", "manager-notification", "--json", "--account", accountId);
  const sample = sampleSchema.parse(JSON.parse(printed));
  expect(sample).toMatchObject({
    url: baseURL,
    lead_email: "lead01@example.com",
    manager_email: "manager@company.com",
  });
  expect(sample.scenario_id).toBe(z.object({ id: z.int() }).parse(JSON.parse(body)).id);
  expect(sample.token).not.toBe(token);
  const again = await request.post(`${sample.url}/api/v1.1/workflows/start`, {
    data: { token: sample.token, id: sample.scenario_id, email: sample.lead_email },
  });
  expect(await again.json()).toMatchObject({ error: 0 });
});
