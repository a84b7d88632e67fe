import Link from "next/link";

/** The scenarios that use a thing, as links inside a row. */
export function ScenarioUses({ scenarios }: { scenarios: readonly { id: number; name: string }[] }) {
  if (scenarios.length === 0) return <span className="text-muted-foreground">Nowhere</span>;
  return (
    <ul className="grid gap-0.5">
      {scenarios.map(({ id, name }) => (
        <li key={id}>
          <Link href={`/scenarios/${id}`} className="hover:underline" onClick={(event) => event.stopPropagation()}>
            {name} <span className="text-muted-foreground">#{id}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
