import type { ChangedProfile } from "@/lib/engine/batch/write-profiles.server";
import type { ProfileState } from "@/lib/engine/walk/profile-state";
import type { Walker } from "@/lib/engine/walk/walker";

/** Adds the profile of a task to those that changed; of several tasks the one that came furthest counts, so that no loop is hidden. */
export function addChanged(changed: Map<ProfileState, ChangedProfile>, walker: Walker): void {
  const { profileState: state, scenario, lane } = walker;
  const hops = Math.max(walker.hops, changed.get(state)?.hops ?? 0);
  changed.set(state, { state, scenario, hops, lane });
}
