import { expect, test } from "vitest";
import { HTTP_PORTS, isOpenAddress } from "./is-open-address";

const rules = { opened: { kind: "none" }, ports: HTTP_PORTS } as const;
const open = (address: string, port = 443) => isOpenAddress({ host: "example.com", address, port }, rules);

test.each(["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2001:4860:4860::8888"])(
  "the public address %s may be called",
  (address) => {
    expect(open(address)).toBe(true);
    expect(open(address, 80)).toBe(true);
  },
);

test.each([
  ["127.0.0.1"],
  ["127.255.255.254"],
  ["0.0.0.0"],
  ["10.1.2.3"],
  ["172.16.0.1"],
  ["192.168.1.1"],
  ["169.254.169.254"],
  ["100.64.0.1"],
  ["192.0.2.1"],
  ["198.18.0.1"],
  ["224.0.0.1"],
  ["240.0.0.1"],
  ["255.255.255.255"],
  ["::1"],
  ["::"],
  ["::ffff:127.0.0.1"],
  ["::ffff:8.8.8.8"],
  ["::169.254.169.254"],
  ["::127.0.0.1"],
  ["64:ff9b::7f00:1"],
  ["2002:7f00:1::"],
  ["2001:0:7f00:1::"],
  ["2001:db8::1"],
  ["fe80::1"],
  ["fe80::1%eth0"],
  ["fc00::1"],
  ["fd12::1"],
  ["ff02::1"],
  ["4000::1"],
  ["100:0:0:1::1"],
  ["not an address"],
])("%s is never open by default", (address) => {
  expect(open(address)).toBe(false);
});

test("other ports than 80 and 443 are closed, on public addresses too", () => {
  expect(open("8.8.8.8", 8080)).toBe(false);
  expect(open("8.8.8.8", 22)).toBe(false);
});

test("the environment opens an address, a range or a name, on one port or all", () => {
  const opened = {
    kind: "list",
    targets: [
      { host: "10.0.0.0/8", port: null },
      { host: "127.0.0.1", port: 9000 },
      { host: "Intranet.local", port: 8443 },
      { host: "fd00::/8", port: null },
    ],
  } as const;
  const may = (host: string, address: string, port: number) =>
    isOpenAddress({ host, address, port }, { opened: { ...opened, targets: [...opened.targets] }, ports: HTTP_PORTS });
  expect(may("x", "10.200.0.1", 5000)).toBe(true);
  expect(may("x", "::ffff:10.200.0.1", 5000)).toBe(true);
  expect(may("x", "11.0.0.1", 5000)).toBe(false);
  expect(may("x", "127.0.0.1", 9000)).toBe(true);
  expect(may("x", "127.0.0.1", 9001)).toBe(false);
  expect(may("intranet.local.", "192.168.0.9", 8443)).toBe(true);
  expect(may("intranet.local", "192.168.0.9", 443)).toBe(false);
  expect(may("evil.intranet.local", "192.168.0.9", 8443)).toBe(false);
  expect(may("x", "fd00::5", 80)).toBe(true);
});

test("ALLOW_PRIVATE_TARGETS=true opens everything", () => {
  expect(
    isOpenAddress({ host: "x", address: "127.0.0.1", port: 1 }, { opened: { kind: "all" }, ports: HTTP_PORTS }),
  ).toBe(true);
});
