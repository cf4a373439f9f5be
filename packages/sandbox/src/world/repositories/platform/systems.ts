// SPDX-License-Identifier: Apache-2.0
import type { CatalogEntity } from '../../files/catalogInfo';

const apiVersion = 'backstage.io/v1alpha1';

const domain = (
  name: string,
  owner: string,
  title: string,
  description: string,
): CatalogEntity => ({
  apiVersion,
  kind: 'Domain',
  metadata: { name, title, description },
  spec: { owner: `group:${owner}` },
});

const system = (
  domainName: string,
  team: string,
  options: { name: string; title: string; description: string },
): CatalogEntity => ({
  apiVersion,
  kind: 'System',
  metadata: options,
  spec: { owner: `group:${team}`, domain: domainName },
});

export const DOMAINS = [
  domain(
    'commerce',
    'commerce',
    'Commerce',
    'From the first click to the parcel at the door',
  ),
  domain(
    'customer',
    'customer',
    'Customer',
    'What people look for, ask and come back for',
  ),
  domain(
    'insight',
    'technology',
    'Insight',
    'What happened, in figures that people can trust',
  ),
  domain(
    'engineering',
    'technology',
    'Engineering',
    'What engineers need so that others can be served',
  ),
];

export const SYSTEMS = [
  system('commerce', 'payments-team', {
    name: 'checkout-platform',
    title: 'Checkout platform',
    description: 'Takes and returns money, and keeps the books',
  }),
  system('commerce', 'orders-team', {
    name: 'orders',
    title: 'Orders',
    description: 'Takes an order and brings the goods to the door',
  }),
  system('commerce', 'storefront-team', {
    name: 'storefront',
    title: 'Storefront',
    description: 'What customers see and touch',
  }),
  system('commerce', 'fulfilment-team', {
    name: 'fulfilment',
    title: 'Fulfilment',
    description: 'Picks, packs and ships',
  }),
  system('customer', 'support-team', {
    name: 'customer-care',
    title: 'Customer care',
    description: 'Answers people, and tells them before they ask',
  }),
  system('customer', 'search-team', {
    name: 'discovery',
    title: 'Discovery',
    description: 'Finds what somebody means, and what goes with it',
  }),
  system('customer', 'loyalty-team', {
    name: 'loyalty',
    title: 'Loyalty',
    description: 'Points and vouchers',
  }),
  system('insight', 'data-team', {
    name: 'reporting',
    title: 'Reporting',
    description: 'Sales figures, every morning at six',
  }),
  system('engineering', 'identity-team', {
    name: 'identity',
    title: 'Identity',
    description: 'Who somebody is and what they may do',
  }),
  system('engineering', 'platform-team', {
    name: 'developer-platform',
    title: 'Developer platform',
    description: 'The portal, the clusters and what services share',
  }),
];
