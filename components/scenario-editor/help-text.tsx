import { Fragment, type ReactNode } from "react";

// The help of an element is Markdown of our own writing: paragraphs, lists, tables, bold, italic and code are all it uses.

/** Draws an element's help. */
export function HelpText({ source }: { source: string }) {
  return (
    <div className="grid gap-2 text-sm text-pretty text-muted-foreground">
      {source
        .trim()
        .split(/\n\s*\n/)
        .map((block, index) => (
          <Block key={index} lines={block.split("\n")} />
        ))}
    </div>
  );
}

function Block({ lines }: { lines: string[] }) {
  if (lines.every((line) => line.startsWith("- ")))
    return (
      <ul className="grid list-disc gap-1 pl-4.5">
        {lines.map((line, index) => (
          <li key={index}>{inline(line.slice(2))}</li>
        ))}
      </ul>
    );
  if (lines.every((line) => line.startsWith("|"))) return <Table lines={lines} />;
  return <p>{inline(lines.join(" "))}</p>;
}

function Table({ lines }: { lines: string[] }) {
  const [head = [], , ...rows] = lines.map((line) => line.split("|").slice(1, -1));
  return (
    <table className="w-full border-collapse text-xs">
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} className="border-b py-1 pr-2 text-left font-medium text-foreground">
              {inline(cell.trim())}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, at) => (
              <td key={at} className="border-b py-1 pr-2 align-top">
                {inline(cell.trim())}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MARKS = /(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/;

function inline(text: string): ReactNode {
  return text.split(MARKS).map((part, index) => <Fragment key={index}>{mark(part)}</Fragment>);
}

function mark(part: string): ReactNode {
  if (part.startsWith("**")) return <strong className="font-semibold text-foreground">{part.slice(2, -2)}</strong>;
  if (part.startsWith("*") && part.length > 2) return <em>{part.slice(1, -1)}</em>;
  if (part.startsWith("`"))
    return <code className="rounded-xs bg-muted px-1 font-mono text-xs">{part.slice(1, -1)}</code>;
  return part;
}
