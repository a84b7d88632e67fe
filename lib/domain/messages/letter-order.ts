/** What an element or the API asks to be sent: the letter of a trigger mailing, or a template to the subscribers of a resource. */
export type LetterOrder =
  | { kind: "mailing"; mailingId: number }
  | {
      kind: "template";
      templateId: number;
      resourceId: number;
      /** Null = the account's default sender. */
      senderId: number | null;
      /** Whether opens and clicks are noted. */
      tracking: boolean;
    };
