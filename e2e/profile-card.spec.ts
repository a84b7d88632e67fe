import { expect, test } from "@playwright/test";
import { addDatabase, addProfile, addResource, subscribe } from "./support/build-story";
import { signIn } from "./support/sign-in";

test("an open Subscriptions tab shows what somebody else changes meanwhile", async ({ page }) => {
  await signIn(page);
  await addDatabase(page, "Watched");
  await addProfile(page, { email: "watched@company.com" });
  const card = new URL(page.url()).pathname;
  await addResource(page, { name: "Watched news", database: "Watched" });
  await subscribe(page, { card, resource: "Watched news" });
  const address = (await page.getByRole("link", { name: "Watched news" }).getAttribute("href")) ?? "";
  const answer = await page.request.put(`/api/internal/profiles/${card.split("/").pop() ?? ""}/subscriptions`, {
    headers: { origin: new URL(page.url()).origin },
    data: { resourceId: Number(/open=(\d+)/.exec(address)?.[1]), status: "unsubscribed" },
  });
  expect(answer.status()).toBe(200);
  await expect(page.getByText("Unsubscribed", { exact: true })).toBeVisible();
});
