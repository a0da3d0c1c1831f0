// Runs the tests at another time: `npm run test:clock -- 2031-01-01`, with a kind of tests after it or nothing for all.
const [time] = process.argv.splice(2, 1);
if (time === undefined || Number.isNaN(Date.parse(time))) {
  console.error('when? a date or a time, as 2031-01-01T00:00:00Z');
  process.exit(2);
}
process.env.CAUSEWAY_TEST_CLOCK = time;
require('./run.js');
