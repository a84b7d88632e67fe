type Bounce = { to: string; action?: string; status?: string; diagnostic?: string; original?: string };

/** A delivery status notification as Postfix writes it (RFC 3464). */
export function makeBounce({ to, original = "Subject: hello", ...fields }: Bounce): string {
  const { action = "failed", status = "5.1.1", diagnostic = "smtp; 550 5.1.1 <x@y.example>: no such box" } = fields;
  return `Return-Path: <>
Date: Mon, 02 Mar 2026 10:00:00 +0000
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: ${to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

This is a MIME-encapsulated message.

--b1
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 02 Mar 2026 09:59:00 +0000

Final-Recipient: rfc822; x@y.example
Original-Recipient: rfc822;x@y.example
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.y.example
Diagnostic-Code: ${diagnostic.replace(": ", ":\n    ")}

--b1
Content-Type: message/rfc822

${original}

Hello
--b1--
`;
}

/** A complaint as mailbox providers send it (RFC 5965). */
export function makeComplaint({
  type = "abuse",
  fields = "",
  original,
}: {
  type?: string;
  fields?: string;
  original: string;
}) {
  return `From: <abusedesk@mailbox.example>
To: <fbl@shop.example>
Subject: FW: Earn money
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report;
     boundary="part1_13d.2e68ed54_boundary"

--part1_13d.2e68ed54_boundary
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report for an email message.

--part1_13d.2e68ed54_boundary
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
${fields}
--part1_13d.2e68ed54_boundary
Content-Type: message/rfc822
Content-Disposition: inline

${original}

Spam Spam Spam
--part1_13d.2e68ed54_boundary--
`;
}
