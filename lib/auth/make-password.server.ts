import { randomInt } from "node:crypto";

/** Without characters that are mistaken for each other; 24 of them are 139 bits. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const PASSWORD_LENGTH = 24;

/** Makes a random password that is told once and then in nobody's keeping but its reader's. */
export function makePassword(): string {
  return Array.from({ length: PASSWORD_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}
