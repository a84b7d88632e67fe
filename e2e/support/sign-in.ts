import { expect, type Page } from "@playwright/test";

const FIRST_MASTER = () => ({ email: process.env.E2E_EMAIL ?? "", password: process.env.E2E_PASSWORD ?? "" });

/** Signs in, as the first master of the installation under test unless somebody else is named. */
export async function signIn(page: Page, { email, password } = FIRST_MASTER()): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Scenarios", level: 1 })).toBeVisible();
}
