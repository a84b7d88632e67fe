import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Nothing on the page breaks WCAG 2.2 AA as far as a program can tell; `screen` names it in the failure. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const result = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  const found = result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ""}`);
  expect(found, screen).toEqual([]);
}
