interface Props {
  readonly encrypt: boolean;
  readonly onChange: (encrypt: boolean) => void;
}

/** Whether the bundle is encrypted. The passphrase itself is asked for by the step that needs it. */
export function EncryptQuestion({ encrypt, onChange }: Props) {
  return (
    <label className="flex items-start gap-2.5">
      <input
        type="checkbox"
        className="accent-accent mt-0.5 size-4 shrink-0"
        checked={encrypt}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        Encrypt the bundle with a passphrase
        <span className="second block">
          {encrypt
            ? 'The run asks for it when it writes the bundle. It is never kept: without it nobody can open the bundle.'
            : 'Without it the bundle holds private keys that anybody with the file can read.'}
        </span>
      </span>
    </label>
  );
}
