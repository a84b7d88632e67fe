import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
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

async function expectAccessible(page: ConstructorParameters<typeof AxeBuilder>[0]["page"], screen: string) {
  const result = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  const found = result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ""}`);
  expect(found, screen).toEqual([]);
}
