import { expect, test } from "@playwright/test";
import { definitions } from "../lib/nodes/definitions";
import { CanvasDriver } from "./support/canvas";
import { expectAccessible } from "./support/expect-accessible";
import { makeScenario, makeWorld, twoPauses } from "./support/scenario-world";
import { signIn } from "./support/sign-in";

test("a call is tried from its form, unsaved, and a click on its answer takes the value", async ({ page }) => {
  await signIn(page);
  const world = await makeWorld(page);
  const { version, defaults } = definitions["http-call"];
  const settings = {
    ...defaults,
    url: `${new URL(page.url()).origin}/api/v1.1/databases/list`,
    body: `{"token":"${world.token}","x":"{apicontent.x}"}`,
  };
  const call = { id: 3, type: "http-call", title: "", version, settings, position: { x: 352, y: 160 } };
  const { nodes, edges } = twoPauses();
  const canvas = new CanvasDriver(page);
  await canvas.open(await makeScenario(page, world, { graph: { nodes: [...nodes, call], edges }, isActive: false }));
  await page.locator('.react-flow__node[data-id="3"]').focus();
  await page.keyboard.press("Enter");
  const drawer = page.locator("[data-inspector]");
  await drawer.getByRole("button", { name: "Try it" }).click();
  const dialog = page.getByRole("dialog", { name: "Try the call" });
  await dialog.getByRole("button", { name: "Make the call" }).click();
  await expect(dialog.getByText("Choose a profile, or type sample values.")).toBeVisible();
  await dialog.getByRole("tab", { name: "Sample values" }).click();
  await dialog.getByRole("button", { name: "Fill in an example" }).click();
  await dialog.getByRole("button", { name: "Make the call" }).click();
  // The unknown member is refused by the other side: shown, with what it says.
  await expect(dialog.getByText("The profile leaves by Error")).toBeVisible();
  await expect(dialog.getByText("The answer was 400.")).toBeVisible();
  await expectAccessible(page, "a tried call");
  await dialog.getByRole("button", { name: "error: 400" }).click();
  await expect(dialog.getByRole("textbox", { name: "Value 1: path" })).toHaveValue("$.error");
  await expect(dialog.getByText("In this answer: 400")).toBeVisible();
  await dialog.getByRole("tab", { name: "Request" }).click();
  await expect(dialog.getByText(`"x":"x"`)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(drawer.getByRole("textbox", { name: "Value 1: name" })).toHaveValue("error");
});
