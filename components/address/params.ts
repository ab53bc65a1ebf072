import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

import { certificateSorts, certificateStates, managedChoices } from '@/shared/certificate';
import { issuerSorts, issuerStates } from '@/shared/issuer';
import { lineSources } from '@/shared/run';
import { secretSorts, secretStates } from '@/shared/secret';

/** How many rows a page of a list may have. */
export const pageSizes = [100, 500] as const;

/** What every page keeps in its address. */
export const placeParams = {
  cluster: parseAsString,
  ns: parseAsArrayOf(parseAsString).withDefault([]),
  q: parseAsString.withDefault(''),
};

const offset = parseAsInteger.withDefault(0);
const limit = parseAsNumberLiteral(pageSizes).withDefault(100);
const texts = parseAsArrayOf(parseAsString);

/** In how many days something is to come. */
export const renewalWindows = [7, 30, 90] as const;

/** How a list is laid out: its page, and which columns it has where somebody chose them. */
const layoutParams = {
  offset,
  limit,
  cols: texts,
  desc: parseAsBoolean.withDefault(false),
};

/** What narrows any list; a change of it leads back to the first page. */
export const listParams = { ...placeParams, offset };

/** What another cluster makes meaningless. */
export const clusterParams = {
  ...listParams,
  state: parseAsString,
  finding: parseAsString,
  issuer: parseAsString,
};

export const certificateParams = {
  ...placeParams,
  state: parseAsArrayOf(parseAsStringLiteral(certificateStates)).withDefault([]),
  finding: texts.withDefault([]),
  /** As `issuerValue` writes it. */
  issuer: texts.withDefault([]),
  key: texts.withDefault([]),
  managed: parseAsStringLiteral(managedChoices).withDefault('yes'),
  /** The days of UTC, `2026-12-31`, from and until which a certificate ends, both with it. */
  from: parseAsString.withDefault(''),
  until: parseAsString.withDefault(''),
  /** Renewed within so many days. */
  renews: parseAsNumberLiteral(renewalWindows),
  needs: parseAsStringLiteral(['person']),
  sort: parseAsStringLiteral(certificateSorts).withDefault('state'),
  ...layoutParams,
};

export const issuerParams = {
  ...placeParams,
  state: parseAsArrayOf(parseAsStringLiteral(issuerStates)).withDefault([]),
  sort: parseAsStringLiteral(issuerSorts).withDefault('state'),
  ...layoutParams,
};

export const secretParams = {
  ...placeParams,
  state: parseAsArrayOf(parseAsStringLiteral(secretStates)).withDefault([]),
  managed: parseAsBoolean,
  finding: texts.withDefault([]),
  sort: parseAsStringLiteral(secretSorts).withDefault('state'),
  ...layoutParams,
};

/** Requests, Orders and Challenges: which of them, and what narrows and orders them. */
export const linkParams = {
  ...placeParams,
  show: parseAsStringLiteral(['requests', 'orders', 'challenges']).withDefault('requests'),
  state: parseAsArrayOf(parseAsString).withDefault([]),
  sort: parseAsString.withDefault('state'),
  ...layoutParams,
};

export const backupParams = {
  ...placeParams,
  encrypt: parseAsBoolean.withDefault(false),
};

export const upgradeParams = { ...backupParams, target: parseAsString.withDefault('') };

/** What of a run is shown: on a phone one of two, and which lines of its log. */
export const runParams = {
  show: parseAsStringLiteral(['steps', 'log']).withDefault('steps'),
  from: parseAsArrayOf(parseAsStringLiteral(lineSources)).withDefault([]),
  warnings: parseAsBoolean.withDefault(false),
  find: parseAsString.withDefault(''),
};

export const loadPlace = createLoader(placeParams);
export const loadCertificateParams = createLoader(certificateParams);
export const loadIssuerParams = createLoader(issuerParams);
export const loadLinkParams = createLoader(linkParams);
export const loadSecretParams = createLoader(secretParams);

/** `?cluster=a&q=web` */
export const placeOf = createSerializer(placeParams);
