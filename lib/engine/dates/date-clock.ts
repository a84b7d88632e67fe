import { createHash } from "node:crypto";
import type { DatePlan } from "@/lib/domain/dates/date-plan";
import type { DateMoment, DateSearch } from "@/lib/domain/dates/find-next-date";
import { findNextDate } from "@/lib/domain/dates/find-next-date";
import { chooseZone } from "@/lib/domain/time/choose-zone";
import type { Json } from "@/lib/shared/json";

/** What a profile's next moment depends on. */
export type DateInput = { plan: DatePlan; value: Json; tz: Json; accountZone: string };
export type ComputedDate = { dueAt: Date | null; day: number | null; source: string };

const KNOWN_MAX = 50_000;
const SOURCE_LENGTH = 16;

/** Computes moments of many profiles: a million birthdays are some ten thousand days. */
export class DateClock {
  readonly #moments = new Map<string, DateMoment | null>();
  readonly #sources = new Map<string, string>();
  readonly #zones = new Map<string, string>();

  compute(input: DateInput, search: Omit<DateSearch, "zone">): ComputedDate {
    const { plan, value } = input;
    const zone = this.#zoneOf(input);
    const text = JSON.stringify([plan.field, plan.offsetDays, plan.time, plan.yearly, zone, value]);
    const key = `${text}${search.after.getTime()}:${search.firedDay ?? ""}`;
    const moment = remember(this.#moments, key, () => findNextDate(plan, value, { ...search, zone }));
    const source = remember(this.#sources, text, () => shorten(text));
    return { dueAt: moment?.at ?? null, day: moment?.day ?? null, source };
  }

  /** What `compute` would say its result comes from. */
  sourceOf(input: DateInput): string {
    const { plan, value } = input;
    const text = JSON.stringify([plan.field, plan.offsetDays, plan.time, plan.yearly, this.#zoneOf(input), value]);
    return remember(this.#sources, text, () => shorten(text));
  }

  #zoneOf({ plan, tz, accountZone }: DateInput): string {
    if (plan.zone === "account" || typeof tz !== "string") return accountZone;
    return remember(this.#zones, `${tz} ${accountZone}`, () => chooseZone(tz, accountZone));
  }
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const there = known.get(key);
  if (there !== undefined) return there;
  if (known.size >= KNOWN_MAX) known.clear();
  const value = make();
  known.set(key, value);
  return value;
}

const shorten = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, SOURCE_LENGTH);
