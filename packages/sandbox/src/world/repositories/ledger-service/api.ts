// SPDX-License-Identifier: Apache-2.0
import { text } from '../../text';

export const ledgerApi = text`
  openapi: 3.1.0
  info:
    title: Ledger API
    version: 1.1.0
    summary: Read balances and the entries behind them
    description: |
      The ledger is written by events alone; this API reads. An entry is never changed. A mistake is
      put right by another entry that names the first.
    contact:
      name: Payments
      email: payments-team@acme.example
    license:
      name: Proprietary
      url: https://acme.example/legal
  servers:
    - url: https://ledger.acme.example
      description: Production
  security:
    - serviceToken: []
  tags:
    - name: Accounts
    - name: Entries
  paths:
    /accounts/{account}/balance:
      get:
        operationId: getBalance
        summary: Read the balance of an account
        tags: [Accounts]
        parameters:
          - $ref: '#/components/parameters/Account'
          - name: at
            in: query
            description: The end of a day; today when absent
            schema: { type: string, format: date }
        responses:
          '200':
            description: The balance and the moment up to which it counts
            content:
              application/json:
                schema: { $ref: '#/components/schemas/Balance' }
          '404': { $ref: '#/components/responses/NotFound' }
    /accounts/{account}/entries:
      get:
        operationId: listEntries
        summary: List the entries of an account, newest first
        tags: [Entries]
        parameters:
          - $ref: '#/components/parameters/Account'
          - name: before
            in: query
            description: The id of the last entry of the page before
            schema: { type: string }
          - name: limit
            in: query
            schema: { type: integer, minimum: 1, maximum: 200, default: 50 }
        responses:
          '200':
            description: A page of entries
            content:
              application/json:
                schema:
                  type: object
                  required: [entries]
                  properties:
                    entries:
                      type: array
                      items: { $ref: '#/components/schemas/Entry' }
          '404': { $ref: '#/components/responses/NotFound' }
  components:
    securitySchemes:
      serviceToken:
        type: http
        scheme: bearer
        bearerFormat: JWT
    parameters:
      Account:
        name: account
        in: path
        required: true
        schema: { type: string, examples: [receivables:stripe] }
    schemas:
      Balance:
        type: object
        required: [account, amount, currency, at]
        properties:
          account: { type: string }
          amount: { type: integer, description: In the currency's smallest unit }
          currency: { type: string }
          at: { type: string, format: date-time }
      Entry:
        type: object
        required: [id, at, reason, postings]
        properties:
          id: { type: string }
          at: { type: string, format: date-time }
          reason: { type: string, examples: [payment captured] }
          corrects: { type: string, description: The entry that this one puts right }
          postings:
            type: array
            minItems: 2
            description: Their amounts add up to zero
            items:
              type: object
              required: [account, amount]
              properties:
                account: { type: string }
                amount: { type: integer }
      Problem:
        type: object
        required: [title, status]
        properties:
          title: { type: string }
          status: { type: integer }
    responses:
      NotFound:
        description: No such account
        content:
          application/problem+json:
            schema: { $ref: '#/components/schemas/Problem' }
`;
