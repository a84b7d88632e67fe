import { CircleAlert, CircleCheck } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { CodeBlock } from "@/components/ui/code-block";
import { JsonTree, type JsonKey } from "@/components/ui/json-tree";
import { MissingVariables } from "@/components/ui/missing-variables";
import { Tabs } from "@/components/ui/tabs";
import type { TriedCall } from "@/lib/domain/http/tried-call";
import { readJsonAnswer } from "@/lib/nodes/http-call/read-json-answer";

const EXCERPT_LENGTH_MAX = 20_000;
const VIEWS = [
  { value: "answer", label: "Answer" },
  { value: "headers", label: "Its headers" },
  { value: "request", label: "Request" },
] as const;

type TryResultProps = { tried: TriedCall; onTake: (keys: readonly JsonKey[]) => void };

/** What was sent, what came back, and what a profile would do now. */
export function TryResult({ tried, onTake }: TryResultProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]["value"]>("answer");
  const { request, result, missing } = tried;
  return (
    <div className="grid min-w-0 content-start gap-3">
      <Verdict {...tried} />
      <MissingVariables names={missing} />
      <Tabs look="pill" label="Of the call" value={view} onChange={setView} tabs={VIEWS} />
      {view === "request" && <CodeBlock wrap title={`${request.method} ${request.url}`} code={printRequest(request)} />}
      {view === "headers" && (
        <CodeBlock wrap code={result.kind === "answer" ? printHeaders(result.headers) : "There was no answer."} />
      )}
      {view === "answer" && (result.kind === "answer" ? <Body body={result.body} onTake={onTake} /> : <NoAnswer />)}
    </div>
  );
}

function Verdict({ result, verdict: { output, reason, retries } }: TriedCall) {
  const isFine = output === "success";
  const Icon = isFine ? CircleCheck : CircleAlert;
  const text = result.kind === "failure" ? result.reason : (reason ?? "");
  return (
    <div role="status" className="grid gap-1.5">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Icon aria-hidden className={cn("size-4 shrink-0", isFine ? "text-success-text" : "text-danger-text")} />
        <span className="font-medium">The profile leaves by {isFine ? "Success" : "Error"}</span>
        {result.kind === "answer" && <Badge tone={isFine ? "success" : "danger"}>{result.status}</Badge>}
        <span className="text-xs text-muted-foreground tabular-nums">{result.durationMs} ms</span>
      </p>
      {text !== "" && <p className="text-sm wrap-break-word text-danger-text">{text}</p>}
      {retries > 0 && (
        <p className="text-xs text-muted-foreground">
          In a scenario it is tried {retries === 1 ? "once more" : `${retries} more times`} before that.
        </p>
      )}
    </div>
  );
}

function Body({ body, onTake }: { body: string; onTake: TryResultProps["onTake"] }) {
  const json = readJsonAnswer(body);
  if (json === undefined) {
    const isCut = body.length > EXCERPT_LENGTH_MAX;
    return (
      <div className="grid gap-1.5">
        <p className="text-xs text-muted-foreground">
          {body === "" ? "The answer is empty." : "The answer is not JSON, so nothing can be taken from it."}
          {isCut && ` These are its first ${EXCERPT_LENGTH_MAX.toLocaleString("en")} characters.`}
        </p>
        {body !== "" && <CodeBlock wrap code={body.slice(0, EXCERPT_LENGTH_MAX)} />}
      </div>
    );
  }
  return (
    <div className="grid gap-1.5">
      <p className="text-xs text-muted-foreground">Click a value to take it for later elements.</p>
      <div className="max-h-80 overflow-auto rounded-lg border bg-muted/50 p-2">
        <JsonTree value={json} onPick={onTake} verb="Take" />
      </div>
    </div>
  );
}

function NoAnswer() {
  return <p className="text-sm text-muted-foreground">There was no answer.</p>;
}

function printHeaders(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

function printRequest({ headers, body }: TriedCall["request"]): string {
  return [printHeaders(headers), ...(body === null || body === "" ? [] : ["", body])].join("\n");
}
