"use client";

import { CircleAlert, Link2, TriangleAlert } from "lucide-react";
import { useEditor, useTools, useView } from "@/components/scenario-editor/editor-context";
import { nodeKinds } from "@/components/scenario-editor/registry";
import { suggestLink } from "@/components/scenario-editor/store/suggest-link";
import { useReveal } from "@/components/scenario-editor/use-reveal";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import type { GraphIssue } from "@/lib/domain/scenario/graph-rules";

/** What is wrong, in words; a click jumps to the element and opens it. Nothing wrong, nothing shown. */
export function IssueList() {
  const { view } = useTools();
  const issues = useView((state) => state.issues);
  const isOpen = useView((state) => state.isIssueListOpen);
  if (issues.length === 0) return null;
  const errors = issues.filter((issue) => issue.level === "error").length;
  const warnings = issues.length - errors;
  const label = [
    errors > 0 ? `${errors} ${errors === 1 ? "error" : "errors"}` : "",
    warnings > 0 ? `${warnings} ${warnings === 1 ? "warning" : "warnings"}` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
  return (
    <Popover
      open={isOpen}
      onOpenChange={(next) => view.setState({ isIssueListOpen: next })}
      title={errors > 0 ? "Before it can run" : "Worth a look"}
      align="end"
      className="w-96"
      trigger={
        <Button
          variant="ghost"
          aria-label={label}
          icon={
            errors > 0 ? <CircleAlert className="text-danger-text" /> : <TriangleAlert className="text-warning-text" />
          }
        >
          <span className={cn("text-xs tabular-nums", errors > 0 ? "text-danger-text" : "text-warning-text")}>
            {issues.length}
          </span>
        </Button>
      }
    >
      <ul className="-mx-1.5 grid gap-0.5">
        {issues.map((issue, index) => (
          <li key={index}>
            <Issue issue={issue} />
            <LinkRemedy issue={issue} />
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function Issue({ issue }: { issue: GraphIssue }) {
  const { store, view } = useTools();
  const reveal = useReveal();
  const title = useEditor((state) => {
    const node = issue.nodeId === null ? undefined : state.content.nodes.get(issue.nodeId);
    return node === undefined ? "Scenario" : nodeKinds.titleOf(node);
  });
  const jump = () => {
    view.setState({ isIssueListOpen: false });
    const { nodeId } = issue;
    if (nodeId === null) return;
    // What is wrong with it is to be seen now, also in an element that was just added.
    view.setState((state) => ({ fresh: new Set([...state.fresh].filter((id) => id !== nodeId)) }));
    store.getState().openVisit(nodeId);
    reveal(nodeId);
  };
  const Icon = issue.level === "error" ? CircleAlert : TriangleAlert;
  return (
    <button
      type="button"
      onClick={jump}
      className="flex w-full items-start gap-2 rounded-md px-1.5 py-1.5 text-left text-sm hover:bg-hover"
    >
      <Icon
        aria-label={issue.level}
        className={cn("mt-0.5 size-4 shrink-0", issue.level === "error" ? "text-danger-text" : "text-warning-text")}
      />
      <span className="grid min-w-0">
        <span className="truncate font-medium">
          {title}
          {issue.nodeId !== null && (
            <span className="ml-1 font-mono text-2xs text-muted-foreground">#{issue.nodeId}</span>
          )}
        </span>
        <span className="text-xs text-muted-foreground">{issue.message}</span>
      </span>
    </button>
  );
}

/** One click that links a start element to what another one leads to already. */
function LinkRemedy({ issue }: { issue: GraphIssue }) {
  const { store, isReadOnly } = useTools();
  const content = useEditor((state) => state.content);
  const isUnlinked = issue.nodeId !== null && issue.level === "error" && issue.field.startsWith("output:");
  const edge = isUnlinked && issue.nodeId !== null ? suggestLink(content, issue.nodeId, nodeKinds) : null;
  const target = edge === null ? undefined : content.nodes.get(edge.to);
  if (isReadOnly || edge === null || target === undefined) return null;
  return (
    <Button size="sm" className="mb-1.5 ml-7.5" icon={<Link2 />} onClick={() => store.getState().connect(edge)}>
      <span className="truncate">
        Link it to {nodeKinds.titleOf(target)} (#{target.id})
      </span>
    </Button>
  );
}
