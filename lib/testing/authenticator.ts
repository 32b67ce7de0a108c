import "server-only";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";

interface Circumstances {
  /** Where the browser is; a page of somebody else's says so. */
  origin?: string;
  /** The device's counter; one that never counts says 0. */
  count?: number;
  /** Whether it asked who holds it. */
  isVerified?: boolean;
}

/** A device as the standard describes it: makes a key for one site and signs what that site asks. ES256. */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  // COSE: key type EC2, algorithm ES256, curve P-256, the two coordinates.
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]),
  );
  const head = {
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key" as const,
    clientExtensionResults: {},
  };
  const said = (type: string, challenge: string, at: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }));

  return {
    id: head.id,

    /** Answers the question for a new key. */
    register(
      options: PublicKeyCredentialCreationOptionsJSON,
      { origin: at = origin, count = 0, isVerified = true }: Circumstances = {},
    ): RegistrationResponseJSON {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, cose]);
      const authData = Buffer.concat([
        authenticatorData(options.rp.id ?? "", 0x40 | flags(isVerified), count),
        credential,
      ]);
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", new Uint8Array(authData)],
        ]) as never,
      );
      return {
        ...head,
        response: {
          clientDataJSON: said("webauthn.create", options.challenge, at).toString("base64url"),
          attestationObject: Buffer.from(attestation).toString("base64url"),
          transports: ["internal"],
        },
      };
    },

    /** Signs what it is asked to. */
    sign(
      options: PublicKeyCredentialRequestOptionsJSON,
      { origin: at = origin, count = 0, isVerified = true }: Circumstances = {},
    ): AuthenticationResponseJSON {
      const data = authenticatorData(options.rpId ?? "", flags(isVerified), count);
      const client = said("webauthn.get", options.challenge, at);
      const signature = sign(
        "sha256",
        Buffer.concat([data, createHash("sha256").update(client).digest()]),
        privateKey,
      );
      return {
        ...head,
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: signature.toString("base64url"),
        },
      };
    },
  };
}

/** Somebody touched it, and whether it knows who. */
const flags = (isVerified: boolean) => 0x01 | (isVerified ? 0x04 : 0);

function authenticatorData(site: string, flag: number, count: number): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(count);
  return Buffer.concat([createHash("sha256").update(site).digest(), Buffer.from([flag]), counter]);
}
