import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/expect-accessible";
import { signIn } from "./support/sign-in";

const SCREENS = [
  "/scenarios",
  "/mailings",
  "/templates",
  "/databases",
  "/resources",
  "/outbox",
  "/settings/users",
  "/settings/tokens",
  "/settings/senders",
  "/settings/account",
  "/settings/profile",
];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test(`no screen breaks WCAG 2.2 AA (${colorScheme})`, async ({ page }) => {
      await page.goto("/sign-in");
      await expectAccessible(page, "/sign-in");
      await signIn(page);
      for (const screen of SCREENS) {
        await page.goto(screen);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page, screen);
      }
    });
  });
}
