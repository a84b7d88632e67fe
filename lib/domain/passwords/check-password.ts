import { COMMON_WORDS, RUNS } from "./common-passwords";

export const PASSWORD_LENGTH_MIN = 12;
/** Longer ones only cost time. */
export const PASSWORD_LENGTH_MAX = 200;
/** Fewer different characters than this are a pattern. */
const DISTINCT_MIN = 5;
/** So many neighbours of a row in a line are a walk along the keyboard. */
const RUN_LENGTH = 4;
/** Undoes the usual disguises before a word is looked up. */
const DISGUISES: ReadonlyMap<string, string> = new Map([
  ["0", "o"],
  ["1", "i"],
  ["3", "e"],
  ["4", "a"],
  ["5", "s"],
  ["7", "t"],
  ["@", "a"],
  ["$", "s"],
  ["!", "i"],
]);

/**
 * What is wrong with a new password, as a sentence for the person who chose it; null when it may be used. `about` are
 * things that others know of the person (e-mail, name): a password that is little more than one of them is refused.
 */
export function checkPassword(password: string, about: readonly string[] = []): string | null {
  const { length } = Array.from(password);
  if (length < PASSWORD_LENGTH_MIN) return `Use at least ${PASSWORD_LENGTH_MIN} characters; this has ${length}.`;
  if (length > PASSWORD_LENGTH_MAX) return `Use at most ${PASSWORD_LENGTH_MAX} characters; this has ${length}.`;
  const folded = password.toLowerCase();
  if (new Set(folded).size < DISTINCT_MIN || isRepeated(folded))
    return "This repeats itself. Use a few unrelated words.";
  if (isWalk(folded)) return "This follows the keyboard or the alphabet. Use a few unrelated words.";
  if (isCommon(folded)) return "This is one of the passwords that are tried first. Use a few unrelated words.";
  if (isAbout(folded, about)) return "This is close to the name or the e-mail. Use a few unrelated words.";
  return null;
}

/** The same piece again and again: `abcabcabcabc`. */
function isRepeated(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}

/** More than half of the text runs along rows, in either direction. */
function isWalk(text: string): boolean {
  let covered = 0;
  for (let at = 0; at < text.length;) {
    const run = runAt(text, at);
    covered += run;
    at += Math.max(run, 1);
  }
  return covered * 2 > text.length;
}

function runAt(text: string, at: number): number {
  let longest = 0;
  for (const row of RUNS) {
    for (const way of [row, Array.from(row).reverse().join("")]) longest = Math.max(longest, commonRun(text, at, way));
  }
  return longest >= RUN_LENGTH ? longest : 0;
}

function commonRun(text: string, at: number, row: string): number {
  const start = row.indexOf(text.charAt(at));
  if (start < 0) return 0;
  let length = 1;
  while (at + length < text.length && text[at + length] === row[start + length]) length++;
  return length;
}

function isCommon(text: string): boolean {
  const bare = undecorated(text);
  return [text, bare, undisguised(text), undisguised(bare)].some((one) => COMMON_WORDS.has(lettersOf(one)));
}

/** Without a year, a count or signs at its ends: `welcome2026!` is `welcome`. */
function undecorated(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}

function undisguised(text: string): string {
  return Array.from(text, (sign) => DISGUISES.get(sign) ?? sign).join("");
}

/** What is left of the letters without the person's own words is too little to be guessed at. */
function isAbout(text: string, about: readonly string[]): boolean {
  const words = about.flatMap((fact) => fact.toLowerCase().split(/[@.\s]+/)).map(lettersOf);
  const known = words.filter((word) => word.length >= RUN_LENGTH);
  const letters = lettersOf(text);
  const left = known.reduce((rest, word) => rest.replaceAll(word, ""), letters);
  return left.length < letters.length && left.length < DISTINCT_MIN;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, "");
}
