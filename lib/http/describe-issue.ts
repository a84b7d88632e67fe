import type { z } from "zod";
import { sayLimit } from "./say-limit";

type Issue = z.core.$ZodIssue;

/** What is wrong with one input: `field` is its path (`data.0.email`), `message` reads after it: `must be a number`. */
export type InputIssue = { field: string; message: string };

/** Says in plain words what Zod found. */
export function describeIssue(issue: Issue): InputIssue {
  return describeAt(issue, issue.path);
}

function describeAt(issue: Issue, path: readonly PropertyKey[]): InputIssue {
  if (issue.code === "invalid_union") {
    const closest = closestBranch(issue.errors);
    if (closest) return describeAt(closest, [...path, ...closest.path]);
  }
  if (issue.code === "unrecognized_keys") {
    return { field: [...path, issue.keys[0] ?? ""].map(String).join("."), message: "is not a known parameter" };
  }
  return { field: path.map(String).join("."), message: messageOf(issue) };
}

/** The alternative that the input came nearest to: the one whose first complaint lies deepest. */
function closestBranch(branches: readonly (readonly Issue[])[]): Issue | undefined {
  const firsts = branches.flatMap((branch) => branch.slice(0, 1));
  return firsts.sort((one, other) => other.path.length - one.path.length)[0];
}

function messageOf(issue: Issue): string {
  if (issue.code === "invalid_type") return typeMessage(issue.expected, issue.message);
  return sayLimit(issue) ?? lowerFirst(issue.message.replace(/^Invalid input: /, "").replace(/\.$/, ""));
}

const RECEIVED = /received (\w+)$/;

function typeMessage(expected: string, message: string): string {
  const received = RECEIVED.exec(message)?.[1];
  if (received === "undefined") return "is required";
  if (received === undefined) return lowerFirst(message.replace(/\.$/, ""));
  return `must be ${withArticle(expected)}, not ${withArticle(received)}`;
}

const BARE = new Set(["null", "undefined", "NaN"]);

function withArticle(type: string): string {
  if (type === "record") return "an object";
  if (type === "int") return "a whole number";
  if (BARE.has(type)) return type;
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function lowerFirst(text: string): string {
  // `ID must …` keeps its capitals; `Too small …` does not start a sentence here.
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
