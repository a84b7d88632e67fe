"use client";

import { WandSparkles } from "lucide-react";
import { useMemo } from "react";
import type { IssueTarget, TemplateDraft } from "@/components/templates/template-draft";
import { Button } from "@/components/ui/button";
import { CodeEditor } from "@/components/ui/code-editor";
import type { CodeCompletion } from "@/components/ui/code-editor-types";
import { labelStyles } from "@/components/ui/label";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { toastUndo } from "@/components/ui/toast";
import type { LeadField, MessageIssue } from "@/lib/domain/messages/check-message";
import { htmlToText } from "@/lib/domain/messages/html-to-text";
import { listCompletions } from "@/lib/domain/template/completions";

export type TemplatePartsProps = {
  draft: TemplateDraft;
  onChange: (values: Partial<TemplateDraft>) => void;
  part: "html" | "text";
  onPartChange: (part: "html" | "text") => void;
  issues: readonly MessageIssue[];
  fields: readonly LeadField[] | null;
  target: IssueTarget | null;
  readOnly: boolean;
};

const EDITOR_HEIGHT = "clamp(20rem, calc(100dvh - 26rem), 48rem)";

/** Subject, HTML and text with completion of variables; faults are underlined. */
export function TemplateParts(props: TemplatePartsProps) {
  const { draft, onChange, issues, target, readOnly, fields } = props;
  const completions = useMemo(() => makeCompletions(fields), [fields]);
  const forPart = (part: MessageIssue["part"]) => ({
    completions,
    readOnly,
    value: draft[part],
    onChange: (value: string) => onChange({ [part]: value }),
    diagnostics: issues.filter((issue) => issue.part === part),
    goTo: target?.part === part ? target : null,
  });
  return (
    <>
      <div className="grid gap-1.5">
        <span className={labelStyles}>Subject</span>
        <CodeEditor {...forPart("subject")} label="Subject" minHeight="2.375rem" maxHeight="6rem" />
      </div>
      <Tabs
        look="pill"
        label="Parts of the letter"
        value={props.part}
        onChange={props.onPartChange}
        className="gap-2"
        tabs={[
          { value: "html", label: `HTML${countErrors(issues, "html")}` },
          { value: "text", label: `Text${countErrors(issues, "text")}` },
        ]}
      >
        <TabPanel value="html">
          <CodeEditor
            {...forPart("html")}
            label="HTML"
            language="html"
            minHeight={EDITOR_HEIGHT}
            maxHeight={EDITOR_HEIGHT}
            placeholder="<p>Hello {lead._fname}</p>"
          />
        </TabPanel>
        <TabPanel value="text" className="grid gap-2">
          <CodeEditor
            {...forPart("text")}
            label="Text"
            lineNumbers
            minHeight={EDITOR_HEIGHT}
            maxHeight={EDITOR_HEIGHT}
            placeholder="Hello {lead._fname}"
          />
          {draft.html !== "" && !readOnly && <TextOrigin draft={draft} onChange={onChange} />}
        </TabPanel>
      </Tabs>
    </>
  );
}

/** Mail programs without HTML, and spam filters, look at the text: it follows the HTML until somebody writes one. */
function TextOrigin({ draft, onChange }: Pick<TemplatePartsProps, "draft" | "onChange">) {
  const made = useMemo(() => htmlToText(draft.html), [draft.html]);
  const note = "text-xs text-muted-foreground";
  if (draft.text === made) {
    return <p className={note}>Made from the HTML, and follows it until you change the text here.</p>;
  }
  const make = () => {
    const { text } = draft;
    onChange({ text: made });
    if (text.trim() !== "") toastUndo("Text made from the HTML", () => onChange({ text }));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button size="sm" icon={<WandSparkles />} onClick={make}>
        Make from the HTML
      </Button>
      <p className={note}>
        {draft.text.trim() === ""
          ? "The letter has no text part."
          : "A text of its own: changes of the HTML do not reach it."}
      </p>
    </div>
  );
}

function countErrors(issues: readonly MessageIssue[], part: MessageIssue["part"]): string {
  const count = issues.filter((issue) => issue.part === part && issue.level === "error").length;
  return count === 0 ? "" : ` (${count} ${count === 1 ? "error" : "errors"})`;
}

/** The editor completes behind a brace that was typed: the one of the insertion is left out. */
function makeCompletions(fields: readonly LeadField[] | null): CodeCompletion[] {
  const known = { leadFields: fields, allowSecrets: false, allowLinks: false };
  return listCompletions(known)
    .filter(({ label }) => label !== "response.name")
    .map(({ label, detail, insert }) => ({ label, detail, insert: insert.replace(/^\{/, "") }));
}
