import { locateFaults } from "@/lib/domain/template/locate-faults";
import type { MessageIssue } from "./check-message";
import { MESSAGE_PARTS, type MessageContent, type MessagePart } from "./message-content";
import { SAMPLE_SENTENCE, SAMPLE_SUBJECT } from "./starting-template";

const UNSUBSCRIBE = "{unsubscribe_link}";
const SAMPLES: Record<MessagePart, { words: string; advice: string }> = {
  subject: { words: SAMPLE_SUBJECT, advice: "Write your own." },
  html: { words: SAMPLE_SENTENCE, advice: "Write your own words here." },
  text: {
    words: SAMPLE_SENTENCE,
    advice: "Mail programs that show no HTML show it. Write your own words, or make it from the HTML.",
  },
};
const TITLES: Record<MessagePart, string> = { subject: "The subject", html: "The HTML", text: "The text part" };

/** What would go out though nobody means it to: words of the sample, a letter without a link to unsubscribe. Warnings only. */
export function checkLetter(content: MessageContent): MessageIssue[] {
  return [...MESSAGE_PARTS.flatMap((part) => findSample(content, part)), ...findMissingLink(content)];
}

function findSample(content: MessageContent, part: MessagePart): MessageIssue[] {
  const { words, advice } = SAMPLES[part];
  const source = content[part];
  // A subject may well say more than the sample's two words and hold them.
  const offset = part === "subject" && source.trim() !== words ? -1 : source.indexOf(words);
  if (offset < 0) return [];
  return locate(source, part, {
    offset,
    length: words.length,
    message: `${TITLES[part]} is still the sample. ${advice}`,
  });
}

function findMissingLink(content: MessageContent): MessageIssue[] {
  const parts = (["html", "text"] as const).filter((part) => content[part].trim() !== "");
  return parts
    .filter((part) => !content[part].includes(UNSUBSCRIBE))
    .flatMap((part) =>
      locate(content[part], part, {
        offset: content[part].length,
        length: 0,
        message: `${TITLES[part]} has no ${UNSUBSCRIBE}: who gets it through a subscription finds no way out in the letter.`,
      }),
    );
}

type Finding = { offset: number; length: number; message: string };

function locate(source: string, part: MessagePart, finding: Finding): MessageIssue[] {
  return locateFaults(source, [{ ...finding, level: "warning" }]).map((issue) => ({ ...issue, part }));
}
