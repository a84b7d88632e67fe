import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { readDkimPair, type DkimPair } from "./read-dkim-pair.server";

const generate = promisify(generateKeyPair);
const KEY_BITS = 2048;

/** A new key pair for signing letters. */
export async function makeDkimPair(): Promise<DkimPair> {
  const { privateKey } = await generate("rsa", { modulusLength: KEY_BITS });
  return readDkimPair(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
}
