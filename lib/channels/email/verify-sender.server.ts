import { explainSmtpFailure } from "./explain-smtp-failure";
import type { Network } from "./dial-smtp-host.server";
import { makeMailOptions } from "./make-mail-options";
import { makeSingleTransport } from "./make-smtp-transport.server";
import type { Letter, SmtpSettings } from "./smtp-settings";

export type SenderCheck = { ok: true; response: string } | { ok: false; reason: string };

/** Connects and signs in with the settings, and sends nothing. */
export async function verifySender(settings: SmtpSettings, network: Network): Promise<SenderCheck> {
  const transport = makeSingleTransport(settings, network);
  try {
    await transport.verify();
    return { ok: true, response: `${settings.host}:${settings.port} accepts user and password.` };
  } catch (error) {
    return { ok: false, reason: explainSmtpFailure(error, `${settings.host}:${settings.port}`).reason };
  } finally {
    transport.close();
  }
}

/** Sends one letter with settings that need not be saved yet, and says what the server answered. */
export async function sendTestLetter(letter: Letter, settings: SmtpSettings, network: Network): Promise<SenderCheck> {
  const transport = makeSingleTransport(settings, network);
  try {
    const { response } = await transport.sendMail(makeMailOptions(letter));
    return { ok: true, response: response ?? "" };
  } catch (error) {
    return { ok: false, reason: explainSmtpFailure(error, `${settings.host}:${settings.port}`).reason };
  } finally {
    transport.close();
  }
}
