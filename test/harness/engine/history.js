// Reads JSON from stdin and shifts the times of a stack's history to the tests' clock. Other text stays unchanged.
const { readFileSync } = require('node:fs');
const { OFFSET } = require('../clock-variables');

const text = readFileSync(0, 'utf8');
const moved = (key, value) => {
  if (key !== 'startTime' && key !== 'endTime') return value;
  return new Date(Date.parse(value) + Number(process.env[OFFSET])).toISOString();
};
process.stdout.write(text.startsWith('[') ? `${JSON.stringify(JSON.parse(text, moved), null, 2)}\n` : text);
