import type { Conflict, SessionState } from "@/components/scenario-editor/session-store";
import type { ScenarioEdits } from "@/lib/contracts/scenarios";

type Mine = Pick<SessionState, "baseVersion" | "draftRev" | "draft" | "isSaving">;

/**
 * What somebody else has saved or edited since this window began; null = nothing. While this window writes, what the server says may
 * be its own doing, and an older answer than one's own last write says nothing new.
 */
export function findOthersEdits({ version, savedBy, savedAt, draft }: ScenarioEdits, mine: Mine): Conflict | null {
  if (mine.isSaving || mine.draft.kind === "saving") return null;
  if (version > mine.baseVersion) return { kind: "version", who: savedBy ?? "Somebody", at: savedAt };
  if (draft === null || draft.rev <= mine.draftRev || version < mine.baseVersion) return null;
  return { kind: "draft", who: draft.updatedBy ?? "Somebody", at: draft.updatedAt };
}
