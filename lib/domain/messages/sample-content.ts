import type { PathKey, RootName, VariablePath } from "@/lib/domain/template/template-types";
import { isJsonObject, type Json, type JsonObject } from "@/lib/shared/json";

const INDEX_MAX = 20;

/** An `apicontent`, or another root, that has every value which a template reads, each filled with its own name: for previews and examples. */
export function makeSampleContent(variables: readonly VariablePath[], of: RootName = "apicontent"): JsonObject {
  const sample: JsonObject = {};
  for (const { root, path } of variables) {
    if (root === of && path.length > 0) put(sample, path);
  }
  return sample;
}

function put(sample: JsonObject, path: readonly PathKey[]): void {
  let place: JsonObject | Json[] = sample;
  for (const [depth, key] of path.entries()) {
    if (typeof key === "number" && key > INDEX_MAX) return;
    const next = path[depth + 1];
    const known = readMember(place, key);
    if (next === undefined) {
      if (known === undefined) writeMember(place, key, lastName(path));
      return;
    }
    const inner: JsonObject | Json[] =
      Array.isArray(known) || isJsonObject(known) ? known : typeof next === "number" ? [] : {};
    writeMember(place, key, inner);
    place = inner;
  }
}

function readMember(place: JsonObject | Json[], key: PathKey): Json | undefined {
  if (Array.isArray(place)) return typeof key === "number" ? place[key] : undefined;
  return Object.hasOwn(place, String(key)) ? place[String(key)] : undefined;
}

function writeMember(place: JsonObject | Json[], key: PathKey, value: Json): void {
  if (!Array.isArray(place)) {
    Object.defineProperty(place, String(key), { value, enumerable: true, writable: true, configurable: true });
    return;
  }
  if (typeof key !== "number") return;
  while (place.length < key) place.push(null);
  place[key] = value;
}

const lastName = (path: readonly PathKey[]) => path.findLast((key) => typeof key === "string") ?? "value";
