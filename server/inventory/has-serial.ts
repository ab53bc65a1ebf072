/** Shorter than this, hex digits are in half of all serials and in many names. */
const shortest = 6;

/** Whether `text` is the serial or a part of it, as openssl, browsers or kubectl write it: with colons or without. */
export function hasSerial(serial: string | undefined, text: string): boolean {
  const digits = text.replaceAll(/[:\s]/g, '').toLowerCase();
  return digits.length >= shortest && serial !== undefined && serial.includes(digits);
}
