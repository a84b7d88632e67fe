import type { Block } from "@/lib/engine/walk/walk";
import type { Walker } from "@/lib/engine/walk/walker";

/** A walk that stands still, and what must happen before it goes on. */
export type Blocked = { walker: Walker; block: Block };
