import { cn } from "@/components/ui/cn";

/** The mark: a C around a lamp that throws its beam through the gap. `lit={false}` when something is out. */
export function CuelightMark({ className, lit = true }: { className?: string; lit?: boolean }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn("size-6 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-[#211c17] dark:fill-[#2b2620]" />
      <path d="M21.8 9.7a8.6 8.6 0 1 0 0 12.6" fill="none" stroke="#f7f2ea" strokeWidth="2.9" strokeLinecap="round" />
      {lit && <path d="M17 16 27.4 11.9v8.2Z" fill="#f8ad33" opacity=".42" />}
      <circle cx="16" cy="16" r="4.1" fill={lit ? "#f8ad33" : "#6d645a"} />
    </svg>
  );
}
