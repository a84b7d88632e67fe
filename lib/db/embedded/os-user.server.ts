import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { AppError } from "@/lib/shared/app-error";

/** The operating system's user that PostgreSQL runs as. */
export type OsUser = { uid: number; gid: number; name: string };

const NAME = "postgres";

/**
 * PostgreSQL refuses to run as root: then this finds the user `postgres`, or makes it. As an ordinary user it answers
 * null: PostgreSQL runs as that one.
 */
export function requireOsUser(): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  const found = findUser();
  if (found) return found;
  // Debian, Fedora and their kin; then Alpine.
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/sh", NAME]);
  if (!findUser()) spawnSync("adduser", ["-S", "-D", "-H", NAME]);
  const made = findUser();
  if (made) return made;
  throw new AppError(
    "unavailable",
    `PostgreSQL does not run as root and the user "${NAME}" could not be made: add that user, start Cuelight as another user, or set DATABASE_URL.`,
  );
}

function findUser(): OsUser | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${NAME}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid), name: NAME } : null;
}

/** True when that user can enter the folder (null = the user of this process, who is taken to be able to). */
export function canEnter(folder: string, user: OsUser | null): boolean {
  if (user === null) return true;
  const result = spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { uid: user.uid, gid: user.gid, cwd: "/" });
  return result.status === 0;
}
