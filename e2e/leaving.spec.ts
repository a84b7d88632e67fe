import { expect, test } from "@playwright/test";
import { addTemplate } from "./support/build-story";
import { signIn } from "./support/sign-in";

test("a step back from a changed template is asked about, and leads to the list without its dialog", async ({
  page,
}) => {
  await signIn(page);
  await addTemplate(page, { name: "Left in the middle", subject: "Hello", text: "Words" });
  await page.getByLabel("Name").fill("Left in the middle, changed");
  await page.goBack();
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("Left in the middle, changed");
  await page.goBack();
  await question.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { name: "Templates", level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/templates$/);
  await expect(page.getByText("Left in the middle", { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
