import { test } from "@playwright/test";
import { CanvasDriver } from "./support/canvas";
import { expectAccessible } from "./support/expect-accessible";
import {
  ADDED_TYPES,
  everyElement,
  idOf,
  makeScenario,
  makeWorld,
  startOverApi,
  twoPauses,
} from "./support/scenario-world";
import { signIn } from "./support/sign-in";

/** Elements whose forms are looked at: all of them once; in the dark those with the most parts. */
const MANY_PARTS = [
  "condition",
  "http-call",
  "schedule-trigger",
  "delayed-condition",
  "split",
  "update-profile",
] as const;
const FORMS = { light: [0, 1, ...ADDED_TYPES.map(idOf)], dark: [0, ...MANY_PARTS.map(idOf)] };

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`the form of every element keeps to WCAG 2.2 AA (${colorScheme})`, async ({ page }) => {
      test.slow();
      await signIn(page);
      const world = await makeWorld(page);
      const canvas = new CanvasDriver(page);
      await canvas.open(await makeScenario(page, world, { graph: everyElement(), isActive: false }));
      await expectAccessible(page, "canvas");
      for (const id of FORMS[colorScheme]) {
        await page.locator(`.react-flow__node[data-id="${id}"]`).focus();
        await page.keyboard.press("Enter");
        const drawer = page.locator("[data-inspector]");
        await drawer.locator("[data-form]").waitFor();
        await drawer.getByText("How it works").click();
        await expectAccessible(page, `settings of element ${id}`);
        await canvas.closeDrawer();
      }
    });

    test(`every dialog of the editor keeps to WCAG 2.2 AA (${colorScheme})`, async ({ page }) => {
      await signIn(page);
      const world = await makeWorld(page);
      const canvas = new CanvasDriver(page);
      await canvas.open(await makeScenario(page, world, { graph: twoPauses(), isActive: false }));
      await page.keyboard.press("n");
      await page.getByRole("dialog", { name: "Add an element" }).waitFor();
      await expectAccessible(page, "menu of elements");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "About" }).click();
      await page.getByRole("button", { name: /^Bin/ }).click();
      await expectAccessible(page, "About and the Bin");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Settings of the scenario" }).click();
      await page.getByRole("dialog", { name: "Settings of the scenario" }).waitFor();
      await expectAccessible(page, "settings of the scenario");
    });

    test(`numbers, who is inside and sending by hand keep to WCAG 2.2 AA (${colorScheme})`, async ({ page }) => {
      await signIn(page);
      const world = await makeWorld(page);
      const id = await makeScenario(page, world, { graph: twoPauses(), isActive: true });
      await startOverApi(page, world, { id, email: "ann@example.com" });
      const canvas = new CanvasDriver(page);
      await canvas.open(id);
      await page.getByRole("tab", { name: "Real time" }).click();
      await canvas
        .card("Pause")
        .getByRole("button", { name: /inside: show them$/ })
        .click();
      const list = page.getByRole("dialog", { name: /^Inside/ });
      await list.getByText("ann@example.com").waitFor();
      await expectAccessible(page, "who is inside");
      await list.getByRole("link", { name: /ann@example\.com/ }).click();
      await page.getByRole("button", { name: "Send to a scenario" }).click();
      await page
        .getByRole("dialog", { name: "Send to a scenario" })
        .getByRole("textbox", { name: "apicontent" })
        .waitFor();
      await expectAccessible(page, "send to a scenario");
    });
  });
}
