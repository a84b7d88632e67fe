import { expect, test } from "vitest";
import { HostPlaces } from "@/lib/engine/effects/host-places";

const HOST = "busy.example";
const NOW = 1_000_000;
const now = () => NOW;

async function take(places: HostPlaces) {
  const taken = await places.take(HOST, now);
  if (typeof taken === "number") throw new Error("There was no place.");
  return taken;
}

test("who finds no place waits for one in memory, and gets the first that is given back", async () => {
  const places = new HostPlaces(1);
  const first = await take(places);
  const waiting = places.take(HOST, now);
  places.leave(first, NOW + 5);
  const second = await waiting;
  expect(second).toEqual({ host: HOST, at: NOW });
  // That place is taken again: the next one has to wait as well.
  let isThird = false;
  const third = places.take(HOST, now).then((taken) => {
    isThird = true;
    return taken;
  });
  await Promise.resolve();
  expect(isThird).toBe(false);
  if (typeof second !== "number") places.leave(second, NOW + 10);
  expect(await third).toEqual({ host: HOST, at: NOW });
});

test("another host's places are its own", async () => {
  const places = new HostPlaces(1);
  await take(places);
  expect(await places.take("other.example", now)).toMatchObject({ host: "other.example" });
});

test("nobody waits in memory for a host from which nothing came back for a while", async () => {
  const places = new HostPlaces(50);
  const [first] = await Promise.all(Array.from({ length: 50 }, () => take(places)));
  const asked = places.take(HOST, () => NOW + 200);
  if (first) places.leave(first, NOW + 200);
  expect(await asked).toEqual(expect.any(Number));
});
