import "server-only";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { t } from "@/lib/language/t";

/** As browsers say it: base64url text, never longer than a device's answer can be. */
const bytes = z
  .string()
  .max(8_000)
  .regex(/^[\w-]*$/);
const head = {
  id: bytes,
  rawId: bytes,
  type: z.literal("public-key"),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.string().max(40).nullish(),
};

const Assertion = z.object({
  ...head,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish(),
  }),
});

const Attestation = z.object({
  ...head,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** What the browser's JSON is, or a sentence: its script filled the field in, so a person can only try again. */
function answer<Shape extends z.ZodType>(shape: Shape) {
  return z
    .string()
    .max(20_000)
    .transform((text, issue): z.output<Shape> => {
      const parsed = shape.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      issue.addIssue({ code: "custom", message: t("The browser's answer could not be read. Try again.") });
      return z.NEVER;
    });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const AssertionAnswer = answer(Assertion).transform(
  (value) => value as unknown as AuthenticationResponseJSON,
);
export const AttestationAnswer = answer(Attestation).transform(
  (value) => value as unknown as RegistrationResponseJSON,
);
