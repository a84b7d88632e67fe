import { fork, type ChildProcess } from "node:child_process";
import type { StartWorld } from "./start-world";

/** `ours` = what `npm start` puts in front of Next; `bare` = see start-api-server. */
export type ServerKind = "ours" | "bare";
export type BenchServer = { kind: ServerKind; child: ChildProcess; port: number };

/** The API's server in a process of its own. */
export function startBenchServer(kind: ServerKind, { accountId, databaseId }: StartWorld): Promise<BenchServer> {
  const child = fork(process.argv[1] ?? "", ["--serve", kind, String(accountId), String(databaseId)]);
  return new Promise((resolve, reject) => {
    child.once("message", (port) => resolve({ kind, child, port: Number(port) }));
    child.once("exit", () => reject(new Error(`The ${kind} server ended.`)));
  });
}
