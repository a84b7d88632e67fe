import { cn } from "@/components/ui/cn";

const DAYS = [
  { day: 1, short: "Mo", label: "Monday" },
  { day: 2, short: "Tu", label: "Tuesday" },
  { day: 3, short: "We", label: "Wednesday" },
  { day: 4, short: "Th", label: "Thursday" },
  { day: 5, short: "Fr", label: "Friday" },
  { day: 6, short: "Sa", label: "Saturday" },
  { day: 7, short: "Su", label: "Sunday" },
] as const;

type WeekdaysInputProps = { value: readonly number[]; onChange: (days: number[]) => void };

/** Days of the week to switch on and off; 1 = Monday. */
export function WeekdaysInput({ value, onChange }: WeekdaysInputProps) {
  const toggle = (day: number) =>
    onChange(value.includes(day) ? value.filter((one) => one !== day) : [...value, day].toSorted());
  return (
    <div role="group" aria-label="Days of the week" className="flex flex-wrap gap-1">
      {DAYS.map(({ day, short, label }) => (
        <button
          key={day}
          type="button"
          aria-pressed={value.includes(day)}
          aria-label={label}
          onClick={() => toggle(day)}
          className={cn(
            "grid h-8 w-10 place-items-center rounded-md border text-xs font-medium transition-colors",
            value.includes(day)
              ? "border-brand-strong bg-brand-soft text-brand-text"
              : "border-border-strong text-muted-foreground hover:bg-hover",
          )}
        >
          {short}
        </button>
      ))}
    </div>
  );
}
