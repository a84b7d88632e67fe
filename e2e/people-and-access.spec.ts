import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./support/sign-in";

const unique = () => Date.now().toString(36);

async function signInAs(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a wrong password says so and keeps what was typed; afterwards one lands where one wanted to go", async ({
  page,
}) => {
  await page.goto("/settings/account");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fsettings%2Faccount$/);
  await signInAs(page, { email: "nobody@cuelight.test", password: "wrong-wrong-wrong" });
  await expect(page.getByText("E-mail and password do not match.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@cuelight.test");
  await signInAs(page, { email: process.env.E2E_EMAIL ?? "", password: process.env.E2E_PASSWORD ?? "" });
  await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
});

test("a master adds a marketer, who signs in, is told what his role does not open, and is gone when disabled", async ({
  page,
  browser,
}) => {
  const email = `mark-${unique()}@cuelight.test`;
  const name = `Mark ${unique()}`;
  await signIn(page);
  await page.goto("/settings/users");
  await page.getByRole("button", { name: "New user" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Add user" }).click();
  const password = await page.getByTestId("secret").innerText();
  await page.getByRole("button", { name: "Done" }).click();

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto("/settings/tokens");
  await signInAs(other, { email, password });
  await expect(other.getByText("Your role (Marketer) does not open this page")).toBeVisible();
  const answer = await other.request.get("/api/internal/tokens");
  expect(answer.status()).toBe(403);

  const row = page.getByRole("row", { name: new RegExp(name) });
  await row.click({ button: "right" });
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(page.getByText(`${name} can no longer sign in`)).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  await context.close();
});

test("a token is shown once, works at once, and stops when it is revoked", async ({ page, request }) => {
  const name = `Program ${unique()}`;
  await signIn(page);
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "New token" }).first().click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page.getByTestId("secret").innerText();
  await expect(page.getByText("curl -X POST")).toContainText(token);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(token)).toBeHidden();
  const call = () => request.post("/api/v1.1/databases/list", { data: { token } });
  expect((await call()).status()).toBe(200);

  await page.getByRole("row", { name: new RegExp(name) }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await page.getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByText(`Token “${name}” is revoked`)).toBeVisible();
  await expect.poll(async () => (await call()).status()).toBe(401);
});

test("one's own password changes without signing out", async ({ page, browser }) => {
  const email = `ann-${unique()}@cuelight.test`;
  await signIn(page);
  await page.goto("/settings/users?new=true");
  await page.getByLabel("Name").fill("Ann");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Add user" }).click();
  const password = await page.getByTestId("secret").innerText();

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto("/settings/profile");
  await signInAs(other, { email, password });
  await other.getByRole("textbox", { name: "Current password" }).fill(password);
  await other.getByRole("textbox", { name: "New password" }).fill("password1234");
  await other.getByRole("button", { name: "Change password" }).click();
  await expect(other.getByText("This is one of the passwords that are tried first.")).toBeVisible();
  await other.getByRole("textbox", { name: "New password" }).fill("silver-train-window");
  await other.getByRole("button", { name: "Change password" }).click();
  await expect(other.getByText("Password changed")).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name: "My profile" })).toBeVisible();
  await context.close();
});
