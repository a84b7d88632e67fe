import { spawn } from "node:child_process";

/** Runs a program with our output and returns its exit code; a signal to us is passed on to it. */
export async function runProgram(command, args, options = {}) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  const pass = (signal) => child.kill(signal);
  process.on("SIGTERM", pass).on("SIGINT", pass);
  const code = await new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("exit", (status) => resolve(status ?? 1));
  });
  process.off("SIGTERM", pass).off("SIGINT", pass);
  return code;
}

/**
 * Runs steps `[name, () => exit code]` one after the other and prints a summary with their times.
 * All of them run even when one fails, unless it is marked as one that the others stand on. Returns the exit code.
 */
export async function runSteps(title, steps) {
  const done = [];
  for (const [name, run, { isGround = false } = {}] of steps) {
    console.log(`\n── ${name}`);
    const begun = Date.now();
    const code = await run();
    done.push({ name, code, seconds: (Date.now() - begun) / 1000 });
    if (code !== 0 && isGround) break;
  }
  const failed = done.filter((step) => step.code !== 0);
  console.log(`\n${title}`);
  for (const { name, code, seconds } of done) {
    console.log(`  ${code === 0 ? "ok    " : "FAILED"} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
  }
  for (const [name] of steps.slice(done.length)) console.log(`  not run          ${name}`);
  console.log(failed.length === 0 ? "All passed." : `${failed.length} of ${steps.length} failed.`);
  return failed.length === 0 ? 0 : 1;
}
