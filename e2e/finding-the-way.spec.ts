import { expect, test } from "@playwright/test";
import { addDatabase, addProfile } from "./support/build-story";
import { signIn } from "./support/sign-in";

test("Ctrl K finds a profile by its e-mail, and ? lists the keys", async ({ page }) => {
  await signIn(page);
  await addDatabase(page, "To be found");
  await addProfile(page, { email: "needle@haystack.example" });
  await page.goto("/scenarios");
  await expect(page.getByRole("heading", { name: "Scenarios", level: 1 })).toBeVisible();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(keys.getByText("Find anything, run an action")).toBeVisible();
  await keys.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("needle@");
  await page.getByRole("option", { name: /needle@haystack\.example/ }).click();
  await expect(page.getByRole("heading", { name: "needle@haystack.example", level: 1 })).toBeVisible();
});

test("in a small window the list of elements leaves the canvas free until it is asked for", async ({ page }) => {
  await signIn(page);
  await addDatabase(page, "Small window");
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto("/scenarios");
  await page.getByRole("button", { name: "New scenario" }).first().click();
  const dialog = page.getByRole("dialog").first();
  await dialog.getByLabel("Name", { exact: true }).fill("In a small window");
  await dialog.getByLabel("Database", { exact: true }).first().click();
  await page.getByRole("option", { name: "Small window" }).first().click();
  await page.getByRole("button", { name: "Create scenario" }).click();
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
  const elements = page.getByRole("complementary", { name: "Elements" });
  await expect(elements).toHaveCount(0);
  await page.getByRole("button", { name: "Element", exact: true }).click();
  await elements.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(elements).toHaveCount(0);

  // Escape keeps what was typed, says so, and offers the way back.
  await page.getByLabel("Name of the element").fill("Wait a bit");
  await page.keyboard.press("Escape");
  const card = page.locator(".react-flow__node").filter({ hasText: "Wait a bit" });
  await expect(card).toHaveCount(1);
  await page.getByRole("listitem").filter({ hasText: "Kept:" }).getByRole("button", { name: "Undo" }).click();
  await expect(card).toHaveCount(0);
});
