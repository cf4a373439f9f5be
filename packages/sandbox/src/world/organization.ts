// SPDX-License-Identifier: Apache-2.0

export interface Member {
  login: string;
  name: string;
  title: string;
  isLead?: boolean;
}

export interface Team {
  slug: string;
  name: string;
  description: string;
  /** Slug of the department above. */
  department: string;
  members: Member[];
}

export interface Department {
  slug: string;
  name: string;
  description: string;
  head: Member;
}

const person = (login: string, name: string, title: string): Member => ({
  login,
  name,
  title,
});

const developer = (login: string, name: string) =>
  person(login, name, 'Developer');

const lead = (login: string, name: string): Member => ({
  ...person(login, name, 'Team lead'),
  isLead: true,
});

const head = (login: string, name: string) =>
  person(login, name, 'Head of department');

export const DEPARTMENTS: Department[] = [
  {
    slug: 'commerce',
    name: 'Commerce',
    description: 'From the basket to the parcel at the door',
    head: head('karin-holm', 'Karin Holm'),
  },
  {
    slug: 'customer',
    name: 'Customer',
    description: 'That people find what they want, and come back',
    head: head('mateo-rossi', 'Mateo Rossi'),
  },
  {
    slug: 'technology',
    name: 'Technology',
    description: 'What all others build on: platform, data, identity',
    head: head('aisha-bello', 'Aisha Bello'),
  },
];

const COMMERCE: Team[] = [
  {
    slug: 'payments-team',
    name: 'Payments',
    description: 'Takes and returns money: cards, refunds and the ledger',
    department: 'commerce',
    members: [
      lead('payments-lead', 'Jonas Weber'),
      developer('payments-developer', 'Priya Nair'),
      developer('lucas-moreau', 'Lucas Moreau'),
      developer('hana-sato', 'Hana Sato'),
    ],
  },
  {
    slug: 'orders-team',
    name: 'Orders',
    description: 'Takes an order from the basket to the parcel',
    department: 'commerce',
    members: [
      lead('daniel-okoro', 'Daniel Okoro'),
      developer('orders-developer', 'Amara Diallo'),
      developer('elena-popescu', 'Elena Popescu'),
    ],
  },
  {
    slug: 'storefront-team',
    name: 'Storefront',
    description:
      'Everything that a customer of Acme sees. Time zone: America/Sao_Paulo',
    department: 'commerce',
    members: [
      lead('maria-silva', 'Maria Silva'),
      developer('tom-achieng', 'Tom Achieng'),
      person('noah-fischer', 'Noah Fischer', 'Designer'),
    ],
  },
  {
    slug: 'fulfilment-team',
    name: 'Fulfilment',
    description: 'Picks, packs and hands over',
    department: 'commerce',
    members: [
      lead('ines-carvalho', 'Inês Carvalho'),
      developer('piotr-nowak', 'Piotr Nowak'),
      developer('mei-tanaka', 'Mei Tanaka'),
    ],
  },
];

const CUSTOMER: Team[] = [
  {
    slug: 'support-team',
    name: 'Customer care',
    description: 'Answers people, and tells them before they ask',
    department: 'customer',
    members: [
      lead('oliver-brandt', 'Oliver Brandt'),
      developer('fatima-zahra', 'Fatima Zahra'),
      developer('sean-murphy', 'Seán Murphy'),
    ],
  },
  {
    slug: 'search-team',
    name: 'Search',
    description:
      'Helps people find what they did not know the word for. Time zone: Asia/Ho_Chi_Minh',
    department: 'customer',
    members: [
      lead('linh-tran', 'Linh Tran'),
      developer('jakub-novotny', 'Jakub Novotný'),
      person('zoe-laurent', 'Zoé Laurent', 'Data scientist'),
    ],
  },
  {
    // Its people work elsewhere now; what they built still runs.
    slug: 'loyalty-team',
    name: 'Loyalty',
    description: 'Points and vouchers',
    department: 'customer',
    members: [],
  },
];

const TECHNOLOGY: Team[] = [
  {
    slug: 'data-team',
    name: 'Data',
    description: 'Turns what happened into figures that people can trust',
    department: 'technology',
    members: [
      lead('yusuf-demir', 'Yusuf Demir'),
      person('grace-wanjiru', 'Grace Wanjiru', 'Data engineer'),
    ],
  },
  {
    slug: 'identity-team',
    name: 'Identity',
    description: 'Knows who somebody is and what they may do',
    department: 'technology',
    members: [
      lead('samuel-kim', 'Samuel Kim'),
      developer('nadia-haddad', 'Nadia Haddad'),
      developer('erik-lund', 'Erik Lund'),
    ],
  },
  {
    slug: 'platform-team',
    name: 'Platform',
    description:
      'Builds the paved road: the portal, the clusters and what they share',
    department: 'technology',
    members: [
      lead('ravi-patel', 'Ravi Patel'),
      person('platform-engineer', 'Sofia Lindqvist', 'Engineer'),
      person('ingrid-berg', 'Ingrid Berg', 'Engineer'),
    ],
  },
];

/** Their first day: the organisation knows them, and no team does yet. */
export const NEWCOMERS: Member[] = [developer('new-developer', 'Kofi Mensah')];

export const TEAMS: Team[] = [...COMMERCE, ...CUSTOMER, ...TECHNOLOGY];
