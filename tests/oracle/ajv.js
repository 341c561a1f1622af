// ajv.js: reads what `documents` prints on standard input and holds ajv's verdict against lintel's.
// Every difference must be of a class below, and every class must be met in a long run: docs/reliability.md says
// which side is right.
"use strict";
const fs = require("fs");
const Ajv = require("ajv/dist/2020");

// The change in the document, and the rules that lintel names; ajv has the other verdict.
const known = {
  "!1.0 for an integer": ["type"],
  "!1e1 for an integer": ["type"],
  "!lone surrogate": ["encoding"],
  "!one past 64 bits": ["range"],
  "!nearest below a float's end": [],
};

const enough = 20000; // for each of them to be met

function main() {
  const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: false });
  const validators = new Map();
  const counts = { documents: 0, accepted: 0, refused: 0 };
  const differences = new Map();
  const unexpected = [];
  const changes = new Map();

  for (const line of fs.readFileSync(0, "utf8").split("\n")) {
    if (line === "") continue;
    const record = JSON.parse(line);
    if (record.schema) {
      validators.set(record.shape, ajv.compile(record.schema));
      continue;
    }
    const theirs = validators.get(record.shape)(record.document);
    counts.documents++;
    for (const change of record.changes) {
      const seen = changes.get(change) ?? [0, 0];
      seen[record.ok ? 0 : 1]++;
      changes.set(change, seen);
    }
    if (theirs === record.ok) {
      counts[theirs ? "accepted" : "refused"]++;
      continue;
    }
    const name = record.changes.length === 1 ? record.changes[0] : "";
    if (known[name] && String(known[name]) === String(record.rules)) {
      differences.set(name, (differences.get(name) ?? 0) + 1);
    } else {
      const why = theirs ? "" : ajv.errorsText(validators.get(record.shape).errors);
      unexpected.push(`${record.shape}: lintel ${record.ok ? "accepts" : "refuses: " + record.rules}, ajv ` +
        `${theirs ? "accepts" : "refuses: " + why}; changes: ${record.changes}; ${line.slice(0, 2000)}`);
    }
  }

  console.log(`ajv: ${counts.documents} documents of ${validators.size} shapes: both accept ${counts.accepted}, ` +
    `both refuse ${counts.refused}, known differences ${[...differences.values()].reduce((a, b) => a + b, 0)}, ` +
    `others ${unexpected.length}`);
  for (const [name, n] of [...differences].sort()) console.log(`ajv: ${n} x ${name.slice(1)}: lintel ${known[name].length ? "says " + known[name] + ", ajv accepts" : "accepts, ajv does not"}`);
  if (process.argv.includes("--changes"))
    for (const [name, [ok, bad]] of [...changes].sort()) console.log(`ajv: change "${name}": ${ok} accepted, ${bad} refused by lintel`);
  for (const text of unexpected.slice(0, 20)) console.log(`ajv: NOT KNOWN: ${text}`);
  let failed = unexpected.length;
  for (const name of Object.keys(known)) {
    if (differences.has(name) || counts.documents < enough) continue;
    console.log(`ajv: "${name.slice(1)}" was not met: more documents are needed, or it has to leave the list`);
    failed++;
  }
  if (counts.accepted < counts.documents / 3 || counts.refused < counts.documents / 3) {
    console.log("ajv: too few documents are accepted, or refused, by both");
    failed++;
  }
  return failed === 0 ? 0 : 1;
}

process.exitCode = main();
