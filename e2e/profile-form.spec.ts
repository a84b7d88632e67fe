import { expect, test } from "@playwright/test";
import { addDatabase } from "./support/build-story";
import { signIn } from "./support/sign-in";

test("what cannot be saved of a new profile is said at its fields, all at once, and the first is gone to", async ({
  page,
}) => {
  await signIn(page);
  await addDatabase(page, "Wrongly typed");
  await page.getByRole("button", { name: "Add profile" }).first().click();
  const dialog = page.getByRole("dialog");
  const save = dialog.getByRole("button", { name: "Add profile" });
  await dialog.getByText("More standard fields").click();
  const birthday = dialog.getByLabel("Birthday");
  await birthday.fill("31.02.1990");
  await dialog.getByLabel("E-mail", { exact: true }).fill("nobody");
  await dialog.getByLabel("Phones").fill("call me");
  await dialog.getByLabel("Phones").press("Enter");
  await save.click();
  await expect(dialog.getByText("“31.02.1990” is no date.", { exact: false })).toBeVisible();
  await expect(birthday).toBeFocused();
  await birthday.fill("28.02.1990");
  await dialog.getByText("More standard fields").click();
  await save.click();
  await expect(dialog.getByText("E-mail must be an e-mail address", { exact: false })).toBeVisible();
  await expect(dialog.getByText("Phone 1 must be a phone number", { exact: false })).toBeVisible();
  await expect(dialog.getByLabel("E-mail", { exact: true })).toBeFocused();
  await dialog.getByLabel("E-mail", { exact: true }).fill("typed@company.com");
  await dialog.getByRole("button", { name: "Remove call me" }).click();
  await save.click();
  await expect(page.getByRole("heading", { name: "typed@company.com", level: 1 })).toBeVisible();
  await expect(page.getByLabel("Birthday")).toHaveValue("1990-02-28");

  // A typed date counts at once: the button needs no second click.
  await page.getByLabel("Birthday").fill("1 March 1990");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Profile saved")).toBeVisible();
  await expect(page.getByLabel("Birthday")).toHaveValue("1990-03-01");
});
