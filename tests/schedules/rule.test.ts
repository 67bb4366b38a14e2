// Which rules are refused, and that each refusal says what to write instead.

import { expect, test } from 'vitest'
import { parseRule, RuleError } from '../../schedules/rule.ts'

test.each([
  ['', '"" is not a part of a rule'],
  ['WEEKLY', '"WEEKLY" is not a part of a rule'],
  ['freq=WEEKLY', '"freq=WEEKLY" is not a part of a rule'],
  ['FREQ=WEEKLY;', '"" is not a part of a rule'],
  ['BYDAY=MO', 'FREQ is missing'],
  ['FREQ=HOURLY', 'FREQ=HOURLY is not known'],
  ['FREQ=WEEKLY;FREQ=DAILY', 'FREQ is given twice'],
  ['FREQ=WEEKLY;BYHOUR=20', 'BYHOUR is not used for shows: the start time of the slot says when'],
  ['FREQ=YEARLY;BYWEEKNO=20', 'BYWEEKNO is not used for shows'],
  ['FREQ=YEARLY;BYYEARDAY=20', 'BYYEARDAY is not used for shows: use BYMONTH and BYMONTHDAY'],
  ['FREQ=WEEKLY;COLOUR=RED', 'COLOUR is not known; known are FREQ, INTERVAL'],
  ['FREQ=WEEKLY;INTERVAL=0', 'INTERVAL=0 is not possible'],
  ['FREQ=WEEKLY;INTERVAL=1.5', 'INTERVAL=1.5 is not possible'],
  ['FREQ=WEEKLY;COUNT=-1', 'COUNT=-1 is not possible'],
  ['FREQ=WEEKLY;COUNT=3;UNTIL=20270101', 'COUNT and UNTIL both end the rule'],
  ['FREQ=WEEKLY;UNTIL=tomorrow', 'UNTIL=tomorrow is not a date'],
  ['FREQ=WEEKLY;UNTIL=20270230', 'UNTIL=20270230 is not a date'],
  ['FREQ=WEEKLY;UNTIL=20270228T256000Z', 'UNTIL=20270228T256000Z is not a date'],
  ['FREQ=WEEKLY;BYDAY=MONDAY', 'BYDAY=MONDAY is not a weekday'],
  ['FREQ=WEEKLY;BYDAY=MO,,TU', 'BYDAY= is not a weekday'],
  ['FREQ=WEEKLY;BYDAY=1MO', 'with FREQ=WEEKLY leave the number out'],
  ['FREQ=DAILY;BYDAY=1MO', 'with FREQ=DAILY leave the number out'],
  ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY=0MO is not possible'],
  ['FREQ=MONTHLY;BYDAY=6MO', 'No month has a sixth of any weekday'],
  ['FREQ=YEARLY;BYDAY=54MO', 'BYDAY=54MO is not possible'],
  ['FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=1', 'contradict each other'],
  ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY=32 is not possible'],
  ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY=0 is not possible'],
  ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY has no meaning within a week'],
  ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH=13 is not possible'],
  ['FREQ=YEARLY;BYMONTH=-1', 'BYMONTH=-1 is not possible'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'BYMONTHDAY=30 never comes in BYMONTH=2'],
  ['FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31', 'never comes in BYMONTH=4,6'],
  ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS picks from what other BY parts give'],
  ['FREQ=WEEKLY;WKST=XX', 'WKST=XX is not a weekday'],
])('"%s" is refused: %s', (text, message) => {
  expect(() => parseRule(text)).toThrow(RuleError)
  expect(() => parseRule(text)).toThrow(message)
})

test('a rule is read with or without its name in front', () => {
  expect(parseRule('RRULE:FREQ=MONTHLY;BYDAY=-1FR,2MO;INTERVAL=2')).toMatchObject({ freq: 'MONTHLY', interval: 2, byDay: [{ weekday: 4, nth: -1 }, { weekday: 0, nth: 2 }] })
})
