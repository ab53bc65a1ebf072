import type { BundleManifest } from '@/shared/bundle';

import { Text } from '../text/text';
import { byteSize } from './byte-size';

export function MemberTable({ members }: Pick<BundleManifest, 'members'>) {
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
      tabIndex={0}
      aria-label="Members"
      className="max-h-[28rem] overflow-auto"
    >
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">Members of the bundle</caption>
        <thead>
          <tr>
            <th scope="col" className="head pl-0">
              Member
            </th>
            <th scope="col" className="head w-24 pr-0 text-right">
              Size
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ name, size, sha256 }) => (
            <tr key={name}>
              <td className="cell pl-0 [overflow-wrap:anywhere]">
                <Text className="mono">{name}</Text>
                <Text className="mono text-faint block text-[11px]">{sha256}</Text>
              </td>
              <td className="cell pr-0 text-right whitespace-nowrap">{byteSize(size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
