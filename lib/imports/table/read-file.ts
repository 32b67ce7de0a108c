import { t } from "@/lib/language/t";

/** The most a file may weigh, in bytes. */
export const mostBytes = 5_000_000;

/** What is wrong with a file as a whole, and what to do about it. */
export class UnreadableFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnreadableFileError";
  }
}

/**
 * The text of a file that a spreadsheet or a program wrote: UTF-8 or UTF-16 with their marks, UTF-8 without one, else
 * the one-byte letters of Windows.
 * @throws UnreadableFileError for what is no text, with a sentence for the reader
 */
export function readText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new UnreadableFileError(t("The file is empty."));
  if (bytes.length > mostBytes) {
    throw new UnreadableFileError(
      t("The file is larger than 5 MB. Keep the day and the counts, and leave out the rest."),
    );
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw new UnreadableFileError(
      t(
        "This is a spreadsheet or an archive, not a table as text. In your spreadsheet choose “Save as”, then CSV.",
      ),
    );
  }
  const text = decode(bytes);
  if (text.includes("\0")) {
    throw new UnreadableFileError(t("This file is not text. A table of daily counts as CSV is needed."));
  }
  return text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
