import { expect, type Page, test } from "@playwright/test";
import { CanvasDriver } from "./support/canvas";
import {
  everyElement,
  failing,
  idOf,
  makeScenario,
  makeWorld,
  startOverApi,
  twoPauses,
} from "./support/scenario-world";
import { signIn } from "./support/sign-in";

async function stepThrough(page: Page, name: RegExp): Promise<number> {
  const button = page.getByRole("button", { name });
  let steps = 0;
  for (; await button.isEnabled(); steps += 1) await button.click();
  return steps;
}

test("a scenario is built with the mouse; undo leads back to the start and redo to the end", async ({ page }) => {
  await signIn(page);
  const canvas = new CanvasDriver(page);
  await canvas.open(await makeScenario(page, await makeWorld(page)));
  const atStart = await canvas.describe();

  await canvas.drag(canvas.palette("Pause"), page.getByRole("button", { name: "Add an element after Next" }));
  await expect(canvas.edges).toHaveCount(1);
  await canvas.drag(canvas.palette("Exit"), await canvas.at(0.5, 0.9));
  await expect(canvas.card("Exit")).toBeVisible();
  await expect(canvas.edges).toHaveCount(1);
  await canvas.fit();
  await canvas.drag(canvas.source("Pause"), canvas.target("Exit"));
  await expect(canvas.edges).toHaveCount(2);

  await page.locator('[data-add-on-edge="1:next"]').click();
  await page.keyboard.type("cond");
  await page.keyboard.press("Enter");
  await expect(canvas.card("Condition")).toBeVisible();
  await canvas.closeDrawer();
  await canvas.fit();
  await canvas.drag(canvas.card("Exit"), await canvas.at(0.2, 0.85));
  const names = (await canvas.describe()).edges;
  expect(names).toEqual([
    "Condition – Yes – Exit",
    "Default profile capture – Next – Pause",
    "Pause – Next – Condition",
  ]);

  const atEnd = await canvas.describe();
  const undone = await stepThrough(page, /^Undo/);
  expect(await canvas.describe()).toEqual(atStart);
  expect(await stepThrough(page, /^Redo/)).toBe(undone);
  expect(undone).toBe(5);
  expect(await canvas.describe()).toEqual(atEnd);
});

test("the same without a mouse: add, name, delete, restore from the Bin, save", async ({ page }) => {
  await signIn(page);
  const canvas = new CanvasDriver(page);
  await canvas.open(await makeScenario(page, await makeWorld(page)));
  const add = async (search: string) => {
    await page.keyboard.press("n");
    await expect(page.getByRole("dialog", { name: "Add an element" })).toBeVisible();
    await page.keyboard.type(search);
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-inspector]")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator("[data-inspector]")).toBeHidden();
  };
  await canvas.card("Default profile capture").focus();
  await add("pause");
  await add("update");
  await add("exit");
  await expect(canvas.edges).toHaveCount(3);
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(canvas.card("Update profile")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(canvas.card("Update profile")).toHaveCount(0);
  expect((await canvas.describe()).edges).toEqual(["Default profile capture – Next – Pause", "Pause – Next – Exit"]);
  await canvas.save();
  await page.reload();
  await page.getByRole("button", { name: /^Bin/ }).press("Enter");
  await page.getByRole("button", { name: /^Restore Update profile/ }).press("Enter");
  await expect(canvas.card("Update profile")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(canvas.card("Update profile")).toHaveCount(0);
});

test("two windows: who saves second is asked, sees what differs, and loses nothing", async ({ page, context }) => {
  await signIn(page);
  const id = await makeScenario(page, await makeWorld(page), { graph: twoPauses(), isActive: true });
  const mine = new CanvasDriver(page);
  const theirs = new CanvasDriver(await context.newPage());
  await mine.open(id);
  await theirs.open(id);
  await theirs.card("Later").click();
  await theirs.page.keyboard.press("Delete");
  await theirs.save();

  await mine.card("Later").click();
  await mine.page.keyboard.press("n");
  await mine.page.keyboard.type("exit");
  await mine.page.keyboard.press("Enter");
  await mine.closeDrawer();
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "Somebody saved meanwhile" });
  await dialog.getByRole("button", { name: "Compare" }).click();
  await expect(dialog.getByRole("list", { name: "Differences" }).getByRole("listitem")).toHaveText([
    "Only mineLater (#2)",
    "Only mineExit (#3)",
    "Only mineLink Pause (#1) – Later (#2)",
    "Only mineLink Later (#2) – Exit (#3)",
  ]);
  await dialog.getByRole("button", { name: "Keep mine as a copy" }).click();
  await expect(page).not.toHaveURL(new RegExp(`/scenarios/${id}$`));
  await expect(mine.card("Exit")).toBeVisible();
  await expect(mine.card("Later")).toBeVisible();
  await mine.open(id);
  await expect(mine.card("Pause")).toBeVisible();
  await expect(mine.card("Exit")).toHaveCount(0);
});

test("what nobody saved survives the death of the tab", async ({ page, context }) => {
  await signIn(page);
  const id = await makeScenario(page, await makeWorld(page), { graph: twoPauses(), isActive: true });
  const canvas = new CanvasDriver(page);
  await canvas.open(id);
  await canvas.card("Later").dblclick();
  await page.getByLabel("Days", { exact: true }).fill("6");
  await expect(page.locator("[data-save-state]")).toContainText("draft kept");
  const devtools = await context.newCDPSession(page);
  const died = page.waitForEvent("crash");
  devtools.send("Page.crash").catch(() => undefined);
  await died;

  const again = new CanvasDriver(await context.newPage());
  await again.open(id);
  await expect(again.page.getByText("Your canvas holds unsaved changes")).toBeVisible();
  await expect(again.card("Later")).toContainText("6 d");
  await again.page.getByRole("button", { name: "Discard them" }).click();
  await expect(again.card("Later")).toContainText("2 d");
});

test("profiles that programs start are counted live, freeze with a stop, wake, are removed, and move when their element is deleted", async ({
  page,
}) => {
  await signIn(page);
  const world = await makeWorld(page);
  const id = await makeScenario(page, world, { graph: twoPauses(), isActive: true });
  const canvas = new CanvasDriver(page);
  await canvas.open(id);
  await page.getByRole("tab", { name: "Real time" }).click();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const inside = (title: string) => canvas.card(title).getByRole("button", { name: /inside: show them$/ });
  for (const [index, name] of ["ann", "bob", "cai"].entries()) {
    await startOverApi(page, world, { id, email: `${name}@example.com` });
    await expect(inside("Pause")).toHaveText(String(index + 1));
  }

  await page.getByRole("switch").click();
  await page.keyboard.press("Control+s");
  const stop = page.getByRole("dialog", { name: /^Stop/ });
  await expect(stop).toContainText("3 profiles are inside now");
  await stop.getByRole("radio", { name: /^Keep them/ }).click();
  await stop.getByRole("button", { name: "Save and stop" }).click();
  await expect(page.getByText("Inactive", { exact: true })).toBeVisible();
  await inside("Pause").click();
  const list = page.getByRole("dialog", { name: /^Inside/ });
  await expect(list.getByText("Frozen")).toHaveCount(3);
  await list.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("switch").click();
  await canvas.save();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();

  await inside("Pause").click();
  await expect(list.getByText("Frozen")).toHaveCount(0);
  await list.getByRole("row", { name: /bob@example\.com/ }).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Remove from the scenario" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(list.getByText("bob@example.com")).toHaveCount(0);
  await list.getByRole("button", { name: "Close" }).last().click();
  await expect(inside("Pause")).toHaveText("2");

  await canvas.card("Pause").click();
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+s");
  const holding = page.getByRole("dialog", { name: "Profiles stand in what you deleted" });
  await expect(holding).toContainText("Pause (#1): 2 profiles inside");
  await holding.getByRole("combobox").click();
  await page.getByRole("option", { name: /Later/ }).click();
  await holding.getByRole("button", { name: "Save" }).click();
  await expect(inside("Later")).toHaveText("2");
});

test("a profile is sent into a scenario by hand, with apicontent, and its pass is on the card at once", async ({
  page,
}) => {
  await signIn(page);
  const world = await makeWorld(page);
  const id = await makeScenario(page, world, { graph: twoPauses(), isActive: true });
  await startOverApi(page, world, { id, email: "dan@example.com" });
  await page.goto(`/databases/${world.databaseId}`);
  await page.getByRole("link", { name: /dan@example\.com/ }).click();
  await page.getByRole("button", { name: "Send to a scenario" }).click();
  const dialog = page.getByRole("dialog", { name: "Send to a scenario" });
  await dialog.getByRole("textbox", { name: "apicontent" }).fill('{"order": ');
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(dialog.getByText("Choose a scenario.")).toBeVisible();
  await expect(dialog.getByText(/^Not valid JSON at line 1/)).toBeVisible();
  await dialog.getByLabel("Scenario", { exact: true }).click();
  await page.getByRole("option").first().click();
  await dialog.getByRole("textbox", { name: "apicontent" }).fill('{"order": "A-7"}');
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/entered “.*” \(#\d+\) as pass \d+/)).toBeVisible();
  await expect(page.getByRole("table", { name: "Passes through scenarios" }).getByText("Inside")).toHaveCount(2);
});

test("on a narrow screen everything can be looked at and nothing is changed", async ({ page }) => {
  await signIn(page);
  const id = await makeScenario(page, await makeWorld(page), { graph: everyElement(), isActive: false });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/scenarios/${id}`);
  const drawer = page.locator("[data-inspector]");
  await page.locator('.react-flow__node[data-id="1"]').dblclick();
  await drawer.getByText("Until a date").click({ force: true });
  await expect(drawer.getByRole("radio", { name: "For a time" })).toBeChecked();
  await drawer.getByRole("button", { name: "Close" }).click();
  await page.locator(`.react-flow__node[data-id="${idOf("http-call")}"]`).focus();
  await page.keyboard.press("Enter");
  const url = drawer.getByRole("textbox", { name: "URL" });
  await url.press("x");
  await expect(url).toHaveAttribute("aria-readonly", "true");
  await expect(page.locator(`.react-flow__node[data-id="${idOf("http-call")}"]`)).toContainText("Type the address");
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
});

test("who failed, and why: those who stand failed, and those who left because of an error", async ({ page }) => {
  await signIn(page);
  const world = await makeWorld(page);
  const target = await makeScenario(page, world);
  const id = await makeScenario(page, world, { graph: failing(target), isActive: true });
  const canvas = new CanvasDriver(page);
  await canvas.open(id);
  await page.getByRole("tab", { name: "Real time" }).click();
  await startOverApi(page, world, { id, email: "ann@example.com" });
  await startOverApi(page, world, { id, email: "bob@example.com" });
  await page.getByRole("button", { name: "Stand failed: 1. Who?" }).click();
  const list = page.getByRole("dialog", { name: "Who failed, and why" });
  await expect(list.getByRole("row", { name: /ann@example\.com/ })).toContainText("is not active");
  await list.getByRole("tab", { name: /^Left with an error/ }).click();
  await expect(list.getByRole("row", { name: /bob@example\.com/ })).toContainText("_bdate");
  await expect(list.getByRole("button", { name: "Run all again" })).toHaveCount(0);
});
