import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { readWorkbook } from "@/lib/testing/workbook";
import { type DataTable, fileName } from "./table";
import { writeTable } from "./write";

const table: DataTable = {
  title: "Followers of @atlas",
  nameParts: ["@Ätlas العربية", "../../etc", "2026-05-01\r\nX: y"],
  columns: ["name", "value"],
  rows: [
    ["=1+1", 9_007_199_254_740_993n],
    ["+44", -5n],
    ["-2+3", 9_007_199_254_740_991n],
    ["@SUM(A1)", 0.1],
    ["\t=1", null],
    ['a "b", c\r\nd', 0n],
    ["  & <f> \u0001\ud800", -9_007_199_254_740_993n],
  ],
  about: [
    ["Period", "2026-05-01 to 2026-05-28"],
    ["=What", "=HYPERLINK(1)"],
  ],
};

test("a CSV is one header and its rows, with every digit, and no cell that a spreadsheet would run", async () => {
  const { body, type } = await writeTable(table, "csv");
  expect(type).toBe("text/csv; charset=utf-8; header=present");
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  expect(text.split("\r\n").slice(0, 3)).toEqual(["name,value", "'=1+1,9007199254740993", "'+44,-5"]);
  expect(text.endsWith("\r\n")).toBe(true);
  expect(parse(body as Buffer)).toEqual([
    ["name", "value"],
    ["'=1+1", "9007199254740993"],
    ["'+44", "-5"],
    ["'-2+3", "9007199254740991"],
    ["'@SUM(A1)", "0.1"],
    ["'\t=1", ""],
    ['a "b", c\r\nd', "0"],
    ["  & <f> \u0001\ufffd", "-9007199254740993"],
  ]);
});

test("an XLSX has numbers where a double holds them, text everywhere else, and a sheet that says what they are", async () => {
  const { body, name } = await writeTable(table, "xlsx");
  expect(name).toBe("atlas-etc-2026-05-01-x-y.xlsx");
  const sheets = await readWorkbook(body);
  expect([...sheets.keys()]).toEqual(["Data", "About"]);
  expect(sheets.get("Data")).toEqual([
    ["name", "value"],
    ["=1+1", "9007199254740993"],
    ["+44", -5],
    ["-2+3", 9_007_199_254_740_991],
    ["@SUM(A1)", 0.1],
    ["\t=1"],
    ['a "b", c\r\nd', 0],
    ["  & <f> ", "-9007199254740993"],
  ]);
  expect(sheets.get("About")).toEqual([
    ["Period", "2026-05-01 to 2026-05-28"],
    ["=What", "=HYPERLINK(1)"],
  ]);
});

test("a file name is short, plain ASCII whatever the account is called", () => {
  const named = (...nameParts: string[]) => fileName({ ...table, nameParts }, "csv");
  expect(named('"; filename="x.exe', "a\\b")).toBe("filename-x-exe-a-b.csv");
  expect(named("مرحبا", "Views")).toBe("views.csv");
  expect(named("x".repeat(500))).toBe(`${"x".repeat(120)}.csv`);
});
