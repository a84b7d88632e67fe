import { html, type Html } from "@/lib/http/pages/html";
import { publicPage } from "@/lib/http/pages/public-page";
import type { SubscriptionByLink } from "@/lib/services/subscriptions-by-link/require-linked-subscription.server";

/** The page behind a letter's unsubscribe link, as the subscription stands; `done` = the button was pressed just now. */
export function unsubscribePage(subscription: SubscriptionByLink, done = false): Response {
  const { status, accountName } = subscription;
  if (status === "subscribed" || status === "unconfirmed") return done ? wantsAgain(subscription) : asks(subscription);
  if (status === "unsubscribed") return isOut(subscription);
  return publicPage({
    title: "You get no more letters",
    body: html`<p>Nothing from “${subscription.resourceName}” is sent to ${subscription.shownAddress} any more.</p>
      <p class="quiet">${accountName} sent you the message.</p>`,
  });
}

function asks(subscription: SubscriptionByLink): Response {
  const { resourceName, resourceDescription, shownAddress, accountName } = subscription;
  const about = resourceDescription === "" ? html`` : html`<p class="quiet">${resourceDescription}</p>`;
  return publicPage({
    title: `Unsubscribe from “${resourceName}”?`,
    body: html`${about}
      <p>${accountName} will send no more of it to ${shownAddress}.</p>
      ${button("unsubscribe", "Unsubscribe")}`,
  });
}

function isOut({ resourceName, shownAddress, accountName }: SubscriptionByLink): Response {
  return publicPage({
    title: "You are unsubscribed",
    body: html`<p>${accountName} sends nothing from “${resourceName}” to ${shownAddress} any more.</p>
      <p class="quiet">Was it a mistake?</p>
      ${button("subscribe", "I want it again")}`,
  });
}

function wantsAgain({ resourceName, shownAddress, accountName }: SubscriptionByLink): Response {
  return publicPage({
    title: "You are subscribed again",
    body: html`<p>${accountName} sends “${resourceName}” to ${shownAddress}, as before.</p>
      <p class="quiet">Changed your mind?</p>
      ${button("unsubscribe", "Unsubscribe")}`,
  });
}

function button(change: "unsubscribe" | "subscribe", text: string): Html {
  const look = change === "unsubscribe" ? "" : "plain";
  return html`<form method="post"><button class="${look}" name="change" value="${change}">${text}</button></form>`;
}
