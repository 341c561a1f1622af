// judge.js: reads what `samples` prints on standard input; prints how many verdicts on the portable patterns are
// lintel's, and then those that are not, a JSON text a line.
"use strict";
const fs = require("fs");

let passed = 0;
const differences = [];
for (const line of fs.readFileSync(0, "utf8").split("\n")) {
  const record = line === "" ? {} : JSON.parse(line);
  if (!record.pattern) continue;
  const expression = new RegExp(record.portable, "u");
  for (const [text, verdict] of record.texts) {
    if (expression.test(text) === verdict) passed++;
    else differences.push(["node", record.pattern, text, verdict]);
  }
}
console.log([passed, ...differences.map((difference) => JSON.stringify(difference))].join("\n"));
