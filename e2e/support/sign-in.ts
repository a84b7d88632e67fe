import { expect, type Page } from "@playwright/test";

/** Signs in as the first master of the installation under test. */
export async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(process.env.E2E_EMAIL ?? "");
  await page.getByRole("textbox", { name: "Password" }).fill(process.env.E2E_PASSWORD ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Scenarios", level: 1 })).toBeVisible();
}
