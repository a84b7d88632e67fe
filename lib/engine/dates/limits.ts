/** How late a moment is made up for when no engine ran; older ones are skipped. */
export const CATCH_UP_MS = 86_400_000;
/** How long a stopped scenario remembers which days it has used. */
export const KEPT_DAYS = 3;
