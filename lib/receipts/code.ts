import "server-only";
import { newTypedCode, parseTypedCode } from "@/lib/crypto/typed-code";

const groups = 4;

/** 100 random bits. */
export function newReceiptCode(): string {
  return newTypedCode(groups);
}

/** @returns null when it is no receipt's code */
export function parseReceiptCode(typed: string): string | null {
  return parseTypedCode(typed, groups);
}
