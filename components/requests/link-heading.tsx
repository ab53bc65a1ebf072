import type { LinkPage } from '@/shared/link-query';

import { counted, fitting } from '../text/count';
import { namespacesOf } from '../text/namespaces-seen';
import { LinkTabs } from './link-tabs';
import type { LinkWords } from './link-words';
import { linksAnswer } from './links-answer';

/** The answer first, of how many it speaks, and which of the lists this is. */
export function LinkHeading({ words, page }: { words: LinkWords; page: LinkPage }) {
  const known = page.total > 0 || page.freshness.state === 'live';
  return (
    <>
      <div>
        <h1>{known ? linksAnswer(words, page) : words.title}</h1>
        {page.total > 0 && (
          <p className="text-muted mt-0.5">
            {counted(page.total, words.one, words.many)} in{' '}
            {namespacesOf(page.namespaces.length, page.seen)}
            {fitting(page.found, page.total)}
          </p>
        )}
      </div>
      <LinkTabs />
    </>
  );
}
