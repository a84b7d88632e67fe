import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { addDatabase } from "./support/build-story";
import { expectAccessible } from "./support/expect-accessible";
import { signIn } from "./support/sign-in";

const FILE = [
  "Email;Имя;Loyalty points;Shop",
  "ann@company.com;Анна;10;Paris",
  "not an address;Bob;20;Rome",
  "cid@company.com;Cid;many;Rome",
  "dan@company.com;Dan;30;Oslo",
  "",
].join("\r\n");

test("a file with wrong rows: mapped with a new field, tried, imported, and the wrong rows downloaded", async ({
  page,
}) => {
  await signIn(page);
  const address = await addDatabase(page, "Newcomers");
  await page.getByRole("tab", { name: "Import" }).click();
  await expect(page.getByText("No import yet")).toBeVisible();
  const file = { name: "leads.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) };
  await page.getByLabel("CSV file").setInputFiles(file);
  await expect(page.getByRole("heading", { name: "leads.csv" })).toBeVisible();
  await expect(page.getByLabel("Field for Email")).toContainText("E-mail");
  await expect(page.getByLabel("Field for Имя")).toContainText("First name");

  await page.getByRole("button", { name: "Create a field" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("points");
  await dialog.getByLabel("Type", { exact: true }).click();
  await page.getByRole("option", { name: "Whole number" }).click();
  await dialog.getByRole("button", { name: "Add field" }).click();
  await page.getByLabel("Field for Loyalty points").click();
  await page.getByRole("option", { name: "points" }).click();
  await expectAccessible(page, "import, before it begins");

  await page.getByRole("button", { name: "Try without importing" }).click();
  await expect(page.getByText("Would be new").locator("..")).toContainText("2");
  await expect(page.getByText("email is no e-mail address", { exact: false })).toBeVisible();
  // Nothing is lost by a reload, and nothing was written by the trial.
  await page.reload();
  await expect(page.getByText("Would be new").locator("..")).toContainText("2");
  await expect(page.getByLabel("Field for Loyalty points")).toContainText("points");
  await page.getByRole("button", { name: "Import 4 rows" }).click();

  await expect(page.getByText("Done", { exact: true })).toBeVisible();
  await expect(page.getByText("4 of 4 rows")).toBeVisible();
  await expect(page.getByText("New", { exact: true }).locator("..")).toContainText("2");
  await expectAccessible(page, "import, done");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Wrong rows as CSV" }).click(),
  ]);
  const wrong = readFileSync(await download.path(), "utf8");
  expect(wrong).toContain("not an address,Bob,20,Rome,3,");
  expect(wrong).toContain("cid@company.com,Cid,many,Rome,4,");
  await page.getByRole("button", { name: "All imports" }).click();
  await expect(page.getByRole("table", { name: "Imports" }).getByText("leads.csv")).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("ann@company.com")).toBeVisible();
  await expect(page.getByText("cid@company.com")).toBeHidden();
});
