import { expect, test } from "vitest";
import { getServerSettings } from "./server-settings";

const GB = 1_073_741_824;

test.each([
  ["a small machine", { memory: 0.9 * GB, diskFree: 2 * GB }, ["128MB", "384MB", "1024MB"]],
  ["a usual one", { memory: 4 * GB, diskFree: 15 * GB }, ["512MB", "1536MB", "1536MB"]],
  ["a large one", { memory: 64 * GB, diskFree: 900 * GB }, ["1024MB", "24576MB", "2048MB"]],
])("%s", (_, machine, sizes) => {
  const { shared_buffers, effective_cache_size, max_wal_size } = getServerSettings(machine);
  expect([shared_buffers, effective_cache_size, max_wal_size]).toEqual(sizes);
});

test("what was acknowledged survives a power cut: nothing of that is switched off", () => {
  const settings = getServerSettings({ memory: GB, diskFree: GB });
  expect(Object.keys(settings).filter((name) => /^(fsync|synchronous_commit|full_page_writes)$/.test(name))).toEqual(
    [],
  );
});
