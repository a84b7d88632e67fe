import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/generated/client";
import { pool } from "./pool.server";

declare global {
  // One per process: Next and the API front import different instances of this module.
  var cuelightPrisma: PrismaClient | undefined;
}

/** The Prisma client of this process; it shares the connections of `pool()`. */
export function prisma(): PrismaClient {
  globalThis.cuelightPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return globalThis.cuelightPrisma;
}

/** Lets go of the client; the pool beneath it is closed by `closePool()`. */
export async function closePrisma(): Promise<void> {
  const open = globalThis.cuelightPrisma;
  globalThis.cuelightPrisma = undefined;
  await open?.$disconnect();
}

/** What a function gets that works inside somebody's `prisma().$transaction(async (tx) => …)`. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
