import { expect, test } from "vitest";
import { parseSmtpUrl } from "./parse-smtp-url";

const fallback = { address: "cuelight@example.com", name: "Cuelight" };

test("smtp:// takes STARTTLS when it is offered, port 587 unless another is named", () => {
  expect(parseSmtpUrl("smtp://mail.example.com", fallback)).toEqual({
    smtp: {
      host: "mail.example.com",
      port: 587,
      tls: "opportunistic",
      username: "",
      password: "",
      setBy: "environment",
    },
    from: fallback,
  });
});

test("smtps:// is TLS from the first byte; user and password may be encoded", () => {
  const { smtp, from } = parseSmtpUrl("smtps://me%40shop.com:p%3Ass%25@[::1]:4650", fallback);
  expect(smtp).toMatchObject({ host: "::1", port: 4650, tls: "tls", username: "me@shop.com", password: "p:ss%" });
  expect(from).toEqual({ address: "me@shop.com", name: "Cuelight" });
});

test("the address and name that letters come from can be named", () => {
  const { from } = parseSmtpUrl("smtp://u:p@h:25?from=News@Shop.com&name=The%20Shop", fallback);
  expect(from).toEqual({ address: "news@shop.com", name: "The Shop" });
});
