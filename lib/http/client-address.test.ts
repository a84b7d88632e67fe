import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { clientAddress } from "./client-address";
import { noteClientAddress } from "./note-client-address";

const of = (text: string) => clientAddress(new Headers(text === "" ? {} : { "x-forwarded-for": text }));

test.each([
  ["", null],
  ["10.0.0.7", "10.0.0.7"],
  // What a client invents stands before what is true.
  ["1.2.3.4, 10.0.0.7", "10.0.0.7"],
  // A proxy on this machine is looked through.
  ["203.0.113.9, 127.0.0.1", "203.0.113.9"],
  ["203.0.113.9, ::1", "203.0.113.9"],
  ["127.0.0.1", "127.0.0.1"],
])("%j comes from %j", (header, expected) => {
  expect(of(header)).toBe(expected);
});

test("our server's word is the last one, whatever the client wrote", () => {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: "::ffff:10.0.0.7" });
  const request = new IncomingMessage(socket);
  request.headers["x-forwarded-for"] = "6.6.6.6";
  noteClientAddress(request);
  expect(request.headers["x-forwarded-for"]).toBe("6.6.6.6, 10.0.0.7");
});
