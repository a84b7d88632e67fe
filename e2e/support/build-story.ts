import { expect, type Page } from "@playwright/test";

// Each step of the README's tutorial, done as it says, with what a marketer sees.

type Choice = { label: string; option: string };

async function choose(page: Page, { label, option }: Choice): Promise<void> {
  const dialog = page.getByRole("dialog").last();
  await dialog.getByLabel(label, { exact: true }).first().click();
  await page.getByRole("option", { name: option }).first().click();
}

export async function addSender(page: Page, sender: { host: string; port: number }): Promise<void> {
  await page.goto("/settings/senders");
  await page.getByRole("button", { name: "New sender" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Company mail");
  await dialog.getByLabel("From address").fill("alerts@company.com");
  await dialog.getByLabel("Mail server").fill(sender.host);
  await choose(page, { label: "Encryption", option: "No encryption" });
  await dialog.getByLabel("Port").fill(String(sender.port));
  await dialog.getByRole("button", { name: "Add sender" }).click();
  await expect(page.getByText("alerts@company.com").first()).toBeVisible();
}

/** Makes a database and answers its address in the browser. */
export async function addDatabase(page: Page, name: string): Promise<string> {
  await page.goto("/databases");
  await page.getByRole("button", { name: "New database" }).first().click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create database" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  return new URL(page.url()).pathname;
}

export async function addProfile(page: Page, profile: { email: string; phone?: string }): Promise<void> {
  await page.getByRole("button", { name: "Add profile" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail", { exact: true }).fill(profile.email);
  if (profile.phone !== undefined) {
    await dialog.getByLabel("Phones").fill(profile.phone);
    await dialog.getByLabel("Phones").press("Enter");
  }
  await dialog.getByRole("button", { name: "Add profile" }).click();
  await expect(page.getByRole("heading", { name: profile.email, level: 1 })).toBeVisible();
}

export async function addResource(page: Page, resource: { name: string; database: string }): Promise<void> {
  await page.goto("/resources");
  await page.getByRole("button", { name: "New resource" }).first().click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill(resource.name);
  await choose(page, { label: "Databases", option: resource.database });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Create resource" }).click();
  await expect(page.getByRole("cell", { name: resource.name }).first()).toBeVisible();
}

export async function subscribe(page: Page, { card, resource }: { card: string; resource: string }): Promise<void> {
  await page.goto(`${card}?tab=subscriptions`);
  await page.getByRole("button", { name: "Subscribe" }).first().click();
  await choose(page, { label: "Resource", option: resource });
  await page.getByRole("dialog").getByRole("button", { name: "Subscribe" }).click();
  await expect(page.getByText("Subscribed", { exact: true })).toBeVisible();
}

export async function addTemplate(
  page: Page,
  template: { name: string; subject: string; text: string },
): Promise<void> {
  await page.goto("/templates");
  await page.getByRole("button", { name: "New template" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(template.name);
  await dialog.getByText("Plain text", { exact: true }).click();
  await dialog.getByRole("button", { name: "Create template" }).click();
  await expect(page.getByRole("heading", { name: template.name, level: 1 })).toBeVisible();
  await page.getByRole("textbox", { name: "Subject" }).fill(template.subject);
  await page.getByRole("tab", { name: "Text" }).first().click();
  await page.getByRole("textbox", { name: "Text", exact: true }).fill(template.text);
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText(/saved/i).first()).toBeVisible();
}

/** Makes the mailing, active, and answers its number. */
export async function addMailing(
  page: Page,
  mailing: { name: string; database: string; resource: string; template: string },
): Promise<number> {
  await page.goto("/mailings");
  await page.getByRole("button", { name: "New mailing" }).first().click();
  const dialog = page.getByRole("dialog").first();
  await dialog.getByLabel("Name", { exact: true }).fill(mailing.name);
  await choose(page, { label: "Database", option: mailing.database });
  await choose(page, { label: "Resource", option: mailing.resource });
  await choose(page, { label: "Template", option: mailing.template });
  await dialog.getByRole("switch", { name: "Active" }).check();
  await dialog.getByRole("button", { name: "Create mailing" }).click();
  await page.waitForURL(/\/mailings\/\d+/);
  return Number(/mailings\/(\d+)/.exec(page.url())?.[1]);
}

/** Makes a token and answers it; it is shown only now. */
export async function addToken(page: Page, name: string): Promise<string> {
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "New token" }).first().click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page.getByTestId("secret").innerText();
  await page.getByRole("button", { name: "Done" }).click();
  return token;
}

/** Makes the scenario with an HTTP(S) API Call by hand, switches it on, saves; answers its number. */
export async function addScenario(
  page: Page,
  scenario: { name: string; database: string; url: string; data: string },
): Promise<number> {
  await page.goto("/scenarios");
  await page.getByRole("button", { name: "New scenario" }).first().click();
  const dialog = page.getByRole("dialog").first();
  await dialog.getByLabel("Name", { exact: true }).fill(scenario.name);
  await choose(page, { label: "Database", option: scenario.database });
  await page.getByRole("button", { name: "Create scenario" }).click();
  await page.waitForURL(/\/scenarios\/\d+/);
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
  await page.getByRole("button", { name: "HTTP(S) API Call" }).first().click();
  const card = page.locator(".react-flow__node").filter({ hasText: "HTTP(S) API Call" });
  await expect(card).toBeVisible();
  await expect(page.locator(".react-flow__edge")).toHaveCount(1);
  await card.dblclick();
  await page.getByRole("textbox", { name: "URL" }).fill(scenario.url);
  await page.getByRole("textbox", { name: "Data" }).fill(scenario.data);
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("switch").first().click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  return Number(/scenarios\/(\d+)/.exec(page.url())?.[1]);
}
