import { expect, test } from 'vitest';

import { parseLogLine } from './parse-log-line';

const heard = 1_000;
const at = Date.UTC(2026, 10, 24, 13, 4, 5, 123);
const stamp = `${at / 1_000 - 0.123}123456789`;
const parse = (rest: string) => parseLogLine(`2026-11-24T13:04:05.123456789Z ${rest}`, heard);

test.each([
  [
    'I1124 13:04:05.123456       1 controller.go:123] "Starting cert-manager controller" logger="cert-manager" version="v1.20.3"',
    'info',
    'Starting cert-manager controller logger="cert-manager" version="v1.20.3"',
  ],
  [
    'E1124 13:04:05.1       1 sync.go:73] "re-queuing item due to error processing" err="secrets \\"web-tls\\" not found" key="shop/web"',
    'error',
    're-queuing item due to error processing err="secrets \\"web-tls\\" not found" key="shop/web"',
  ],
  [
    'W1124 13:04:05.1 12 client_config.go:667] Neither --kubeconfig nor --master was specified.',
    'warning',
    'Neither --kubeconfig nor --master was specified.',
  ],
  ['F1124 13:04:05.1 1 main.go:1] cannot go on', 'error', 'cannot go on'],
  [
    'I1124 13:04:05.1 1 start.go:76] cert-manager "msg"="starting controller" "version"="v1.8.0"',
    'info',
    'cert-manager "msg"="starting controller" "version"="v1.8.0"',
  ],
  ['I1124 13:04:05.1 1 a.go:1] "quoted \\"twice\\"\\n" a=1', 'info', 'quoted "twice"\n a=1'],
  ['I1124 13:04:05.1 1 a.go:1] "not \\x00 JSON" a=1', 'info', '"not \\x00 JSON" a=1'],
  [
    '{"ts":1732453445123.4,"caller":"controller/a.go:1","msg":"started","logger":"cert-manager","v":2,"n":[1]}',
    'info',
    'started logger="cert-manager" n=[1]',
  ],
  [
    '{"ts":1,"caller":"a.go:1","msg":"failed","err":"no such secret"}',
    'error',
    'failed err="no such secret"',
  ],
  ['{"ts":1,"msg":"deep","v":5}', 'debug', 'deep'],
  ['{"level":"warn","message":"odd"}', 'warning', 'odd'],
  ['{"msg":"cut', 'info', '{"msg":"cut'],
  ['{"a":1}', 'info', '{"a":1}'],
  ['{}', 'info', '{}'],
  [
    'panic: runtime error: index out of range [1]',
    'error',
    'panic: runtime error: index out of range [1]',
  ],
  ['goroutine 1 [running]:', 'error', 'goroutine 1 [running]:'],
  ['flag needs an argument: --v', 'info', 'flag needs an argument: --v'],
  ['', 'info', ''],
  ['\u0000\u001b[31mbinary\ufffd', 'info', '\u0000\u001b[31mbinary\ufffd'],
] as const)('%j', (line, severity, text) => {
  expect(parse(line)).toEqual({ at, stamp, severity, text });
});

test.each([
  ['2026-11-24T13:04:05Z x', Date.UTC(2026, 10, 24, 13, 4, 5), '000000000'],
  ['2026-11-24T13:04:05.12Z x', Date.UTC(2026, 10, 24, 13, 4, 5, 120), '120000000'],
  ['2026-11-24T14:04:05.120000001+01:00 x', Date.UTC(2026, 10, 24, 13, 4, 5, 120), '120000001'],
])('%s has a time to the nanosecond', (line, time, nanoseconds) => {
  const parsed = parseLogLine(line, heard);
  expect(parsed).toMatchObject({ at: time, text: 'x' });
  expect(parsed.stamp).toBe(`${Math.floor(time / 1_000)}${nanoseconds}`);
  expect(parsed.stamp).toHaveLength(19);
});

test.each(['no time here', '2026-99-99T99:99:99Z x', '2026-11-24T13:04:05', ''])(
  'a line without a time (%j) is as old as when it was heard, and kept whole',
  (line) => {
    expect(parseLogLine(line, heard)).toEqual({
      at: heard,
      stamp: '',
      severity: 'info',
      text: line,
    });
  },
);
