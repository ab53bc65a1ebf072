/** An IP address as its shortest text (RFC 5952), with its mask where one follows it; hex where the bytes are no address. */
export function addressText(bytes: Uint8Array): string {
  // Of a name constraint (RFC 5280, 4.2.1.10).
  if (bytes.length === 8 || bytes.length === 32) {
    const half = bytes.length / 2;
    return `${addressText(bytes.subarray(0, half))}/${addressText(bytes.subarray(half))}`;
  }
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return Buffer.from(bytes).toString('hex');
  // IPv4 in IPv6 is written as the IPv4 address, as Go's net.IP does, with which cert-manager compares.
  if (mapped.every((byte, index) => bytes[index] === byte)) return bytes.subarray(12).join('.');
  const groups = Buffer.from(bytes).toString('hex').match(/.{4}/g) ?? [];
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
