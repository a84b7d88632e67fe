import { expect, test } from "@playwright/test";
import { CanvasDriver } from "./support/canvas";
import { makeMailing, makeScenario, makeWorld, sendOne, twoPauses } from "./support/scenario-world";
import { signIn } from "./support/sign-in";

test("a second window is told that the scenario was saved elsewhere, and shows it", async ({ page, context }) => {
  await signIn(page);
  const id = await makeScenario(page, await makeWorld(page), { graph: twoPauses(), isActive: false });
  const other = await context.newPage();
  const canvas = new CanvasDriver(other);
  await canvas.open(id);
  await new CanvasDriver(page).open(id);
  await page.getByRole("switch").click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved and activated").first()).toBeVisible();
  await other.bringToFront();
  const banner = other.getByRole("status").filter({ hasText: "saved this scenario elsewhere" });
  await expect(banner).toBeVisible({ timeout: 30_000 });
  await banner.getByRole("button", { name: "Show theirs" }).click();
  await expect(banner).toBeHidden();
});

test("a mailing that an active scenario sends is switched off only after a question that names it", async ({
  page,
}) => {
  await signIn(page);
  const world = await makeWorld(page);
  const mailing = await makeMailing(page, world);
  const id = await makeScenario(page, world, { graph: sendOne(mailing), isActive: true });
  await page.goto(`/mailings/${mailing}`);
  const toggle = page.getByRole("switch", { name: "is active" });
  await toggle.click();
  const question = page.getByRole("alertdialog");
  await expect(question.getByRole("link", { name: `#${id}` })).toBeVisible();
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(toggle).toBeChecked();
  await toggle.click();
  await question.getByRole("button", { name: "Switch off" }).click();
  await expect(question).toBeHidden();
  await expect(toggle).not.toBeChecked();
});
