import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { Transform } from "node:stream";
import type { DataKey } from "@/lib/crypto/keyring";

const magic = Buffer.from("TGX1");
const saltBytes = 32;
const headBytes = magic.length + saltBytes;
const frameBytes = 64 * 1024;
const tagBytes = 16;

/**
 * Seals a stream in frames of 64 KiB, so that neither writing nor reading ever holds the whole. Each file has a key
 * of its own, from the person's key and a fresh salt: destroying the person's key makes it unreadable, and writing the
 * same archive twice never repeats a nonce. Frames bear their place and whether they are the last, so that none can be
 * dropped, moved or cut off unnoticed.
 */
export function sealing(key: DataKey, name: string): Transform {
  const salt = randomBytes(saltBytes);
  const fileKey = deriveKey(key, salt, name);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let frame = 0;
  const seal = (text: Buffer, isLast: boolean) => {
    const cipher = createCipheriv("aes-256-gcm", fileKey, nonce(frame)).setAAD(aad(name, frame, isLast));
    frame += 1;
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  };
  return new Transform({
    construct(done) {
      this.push(Buffer.concat([magic, salt]));
      done();
    },
    transform(chunk: Buffer, _encoding, done) {
      waiting.push(chunk);
      waitingBytes += chunk.length;
      // The last frame must be known as such, so a full one waits until more follows.
      if (waitingBytes > frameBytes) {
        let rest = Buffer.concat(waiting);
        while (rest.length > frameBytes) {
          this.push(seal(rest.subarray(0, frameBytes), false));
          rest = rest.subarray(frameBytes);
        }
        waiting = [rest];
        waitingBytes = rest.length;
      }
      done();
    },
    flush(done) {
      this.push(seal(Buffer.concat(waiting), true));
      done();
    },
  });
}

/** The file's text, a frame at a time. @throws Error when it was altered, cut off, or sealed under another key or name */
export async function* opening(path: string, key: DataKey, name: string): AsyncGenerator<Buffer> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const head = await readAt(file, 0, headBytes);
    if (!head.subarray(0, magic.length).equals(magic)) throw new Error("Not a sealed file");
    const fileKey = deriveKey(key, head.subarray(magic.length), name);
    for (let frame = 0, at = headBytes; at < size; frame += 1) {
      const length = Math.min(frameBytes + tagBytes, size - at);
      const sealed = await readAt(file, at, length);
      at += length;
      const decipher = createDecipheriv("aes-256-gcm", fileKey, nonce(frame));
      decipher.setAAD(aad(name, frame, at === size)).setAuthTag(sealed.subarray(-tagBytes));
      yield Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
    }
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  if (bytesRead !== length) throw new Error("A sealed file is cut off");
  return buffer;
}

function deriveKey(key: DataKey, salt: Buffer, name: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key.bytes, salt, `tallyglass/export-file/${name}`, 32));
}

function nonce(frame: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(frame), 4);
  return bytes;
}

function aad(name: string, frame: number, isLast: boolean): Buffer {
  return Buffer.from(`1|${name}|${frame}|${isLast ? "last" : "more"}`);
}
