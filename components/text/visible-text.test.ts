import { describe, expect, test } from 'vitest';

import { visibleText } from './visible-text';

describe('visibleText', () => {
  test('leaves ordinary text, accents and other scripts alone', () => {
    for (const text of ['web.shop.example', 'Käse-Größe ✓', 'الاسم', '日本語', '👍🏽', '']) {
      expect(visibleText(text)).toBe(text);
    }
  });

  test('writes direction overrides out, so that a name cannot be shown backwards', () => {
    expect(visibleText('pay\u202Emoc.live')).toBe('pay⟨U+202E⟩moc.live');
    expect(visibleText('\u2066a\u2069\u200F\u061C')).toBe('⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩');
  });

  test('writes zero-width characters out, so that two different names do not look the same', () => {
    expect(visibleText('pay\u200Bpal')).not.toBe('paypal');
    expect(visibleText('a\uFEFFb\u2060c\u00ADd')).toBe('a⟨U+FEFF⟩b⟨U+2060⟩c⟨U+00AD⟩d');
  });

  test('writes controls out, escape sequences included', () => {
    expect(visibleText('\u001B[31mred\u0000\u007F\u0085')).toBe(
      '⟨U+001B⟩[31mred⟨U+0000⟩⟨U+007F⟩⟨U+0085⟩',
    );
  });

  test('keeps line breaks and tabs only where lines are shown', () => {
    expect(visibleText('a\n\tb')).toBe('a⟨U+000A⟩⟨U+0009⟩b');
    expect(visibleText('a\n\tb\r', 'lines')).toBe('a\n\tb⟨U+000D⟩');
  });

  test('writes out tag characters beyond the basic plane as one', () => {
    expect(visibleText('x\u{E0041}y')).toBe('x⟨U+E0041⟩y');
  });
});
