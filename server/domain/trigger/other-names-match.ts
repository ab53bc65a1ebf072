import { field, listField, textField } from '@/shared/fields';

import type { SigningRequest } from '../read-request';
import { sameMembers } from './same-members';

/** Whether a request asks for the other names of a spec; a spec without any does not look. */
export function otherNamesMatch(asked: SigningRequest, spec: unknown): boolean | 'unreadable' {
  if (!Array.isArray(field(spec, 'otherNames'))) return true;
  if (asked.otherNames.some(({ utf8Value }) => utf8Value === undefined)) return 'unreadable';
  return sameMembers(
    asked.otherNames.map(({ oid, utf8Value = '' }) => `${oid} ${utf8Value}`),
    listField(spec, 'otherNames').map(
      (one) => `${textField(one, 'oid') ?? ''} ${textField(one, 'utf8Value') ?? ''}`,
    ),
  );
}
