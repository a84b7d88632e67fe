// The door of every npm script: `node scripts/run.mjs COMMAND [ARGUMENTS]`.
// Plain JavaScript that an old Node can read too, so that it can say it is too old. Nothing else is imported before that.
const NODE_MIN = [20, 19];

function isOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major < NODE_MIN[0] || (major === NODE_MIN[0] && minor < NODE_MIN[1]);
}

if (isOldNode()) {
  console.error(`Cuelight needs Node ${NODE_MIN.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

import("./lib/commands.mjs")
  .then(({ runCommand }) => runCommand(process.argv[2] ?? "start", process.argv.slice(3)))
  .catch((error) => {
    // One sentence for whoever started it; a bug in our own scripts shows where it is.
    console.error(error?.name === "AppError" || error?.code === "ENOSPC" ? sentence(error) : error);
    process.exit(1);
  });

function sentence(error) {
  return error.code === "ENOSPC" ? "The disk is full." : error.message;
}
