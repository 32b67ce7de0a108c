import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { type Label, label, t } from "@/lib/language/t";

/** What the device said, as text for a form; or why it said nothing, as a sentence. */
export type Spoken = { answer: string } | { problem: string };

export const signWithPasskey = (options: PublicKeyCredentialRequestOptionsJSON): Promise<Spoken> =>
  spoken(() => startAuthentication({ optionsJSON: options }));

export const makePasskey = (options: PublicKeyCredentialCreationOptionsJSON): Promise<Spoken> =>
  spoken(() => startRegistration({ optionsJSON: options }));

async function spoken(ceremony: () => Promise<unknown>): Promise<Spoken> {
  try {
    return { answer: JSON.stringify(await ceremony()) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const known = problems[error.name];
    return {
      problem: known ? t(known) : t("This browser could not use a passkey ({name}).", { name: error.name }),
    };
  }
}

/** By the names that the WebAuthn standard gives them. */
const problems: Record<string, Label> = {
  NotAllowedError: label("Nothing was signed: the question was closed, or took too long. Try again."),
  AbortError: label("Nothing was signed: the question was closed. Try again."),
  InvalidStateError: label("This device has a passkey for the account already."),
  SecurityError: label("Passkeys do not work at this address."),
  NotSupportedError: label("This browser or device cannot use passkeys."),
};
