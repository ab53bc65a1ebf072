import { expect, test } from 'vitest';

import { csvLine } from './csv-line';

test('values are quoted only where a comma, a quote or a line end stands in them', () => {
  expect(csvLine(['shop', 'web, api', 'say "hi"', '', 'a\nb'])).toBe(
    'shop,"web, api","say ""hi""",,"a\nb"\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
  '%j is text for a spreadsheet, not a formula',
  (value) => {
    expect(csvLine([value]).replace(/^"/, '')).toBe(csvLine([`'${value}`]).replace(/^"/, ''));
    expect(csvLine([value]).replace(/^"/, '')[0]).toBe("'");
  },
);

test('a value that ends with a quote, and one of several lines, stay what they are', () => {
  expect(csvLine(['ends with a quote"', 'two\r\nlines', 'ä€𝄞'])).toBe(
    '"ends with a quote""","two\r\nlines",ä€𝄞\r\n',
  );
});
