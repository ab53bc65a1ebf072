import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('../app/globals.css', import.meta.url)), 'utf8');

function tokens(selector: string): ReadonlyMap<string, string> {
  const block = new RegExp(`\\n${selector.replace('.', '\\.')} \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

/** Relative luminance as WCAG 2.1 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const texts = [
  ...['text', 'muted', 'faint'].flatMap((ink) =>
    ['bg', 'panel', 'code', 'accent-soft'].map((ground) => [ink, ground] as const),
  ),
  ['text', 'tint'],
  ['muted', 'tint'],
  ...['ok', 'warn', 'bad', 'info'].flatMap((tone) =>
    [`${tone}-soft`, 'panel', 'bg'].map((ground) => [tone, ground] as const),
  ),
  ['bad', 'accent-soft'],
  ['accent-ink', 'accent'],
] as const;

// Borders of fields, focus rings, parts of the lifetime bar: 3:1 is enough.
const shapes = [
  ['edge', 'panel'],
  ['accent', 'panel'],
  ['accent', 'bg'],
  ['ok', 'line'],
  ['warn', 'line'],
  ['bad', 'line'],
] as const;

describe.each([':root', '.dark'])('the tokens of %s', (selector) => {
  const of = tokens(selector);
  const colour = (name: string) => of.get(name) ?? 'missing';

  test.each(texts)('%s on %s can be read', (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)('%s stands out from %s', (shape, ground) => {
    expect(contrast(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
