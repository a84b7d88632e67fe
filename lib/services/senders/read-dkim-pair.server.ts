import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { AppError } from "@/lib/shared/app-error";

/** `privateKey` is a PKCS#8 PEM, `publicKey` the base64 that the DNS record holds. */
export type DkimPair = { privateKey: string; publicKey: string };

/** Receivers ignore signatures of shorter keys (RFC 8301); longer ones do not fit into every DNS answer. */
const KEY_BITS_MIN = 1024;
const KEY_BITS_MAX = 4096;

/**
 * Takes a private key that somebody typed: RSA, as PEM, without a password.
 * @throws AppError `bad_request` on `privateKey`
 */
export function readDkimPair(pem: string): DkimPair {
  const key = parse(pem);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== "rsa")
    throw refuse(`This is a key of ${key.asymmetricKeyType ?? "another kind"}; type one of RSA.`);
  if (bits < KEY_BITS_MIN || bits > KEY_BITS_MAX) {
    throw refuse(`This key has ${bits} bits; receivers take ${KEY_BITS_MIN} to ${KEY_BITS_MAX}. 2048 is usual.`);
  }
  return {
    privateKey: key.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64"),
  };
}

function parse(pem: string): KeyObject {
  if (/ENCRYPTED/.test(pem)) throw refuse("This key is locked with a password; paste it without one.");
  if (/BEGIN PUBLIC KEY/.test(pem)) throw refuse("This is the public key; paste the private one.");
  try {
    return createPrivateKey(pem.trim());
  } catch {
    throw refuse(
      "This is no private key. It begins with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----.",
    );
  }
}

const refuse = (text: string) => new AppError("bad_request", text, { field: "privateKey" });
