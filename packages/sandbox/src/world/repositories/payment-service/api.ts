// SPDX-License-Identifier: Apache-2.0
import { text } from '../../text';

export const paymentApi = text`
  openapi: 3.1.0
  info:
    title: Payments API
    version: 2.3.0
    summary: Charge a card, read a payment, give money back
    description: |
      Amounts are whole numbers in the currency's smallest unit: 1250 in EUR is 12.50 euro.
      A request that changes something carries an Idempotency-Key; sent again with the same key
      it answers the same and moves no money a second time.
    contact:
      name: Payments
      email: payments-team@acme.example
    license:
      name: Proprietary
      url: https://acme.example/legal
  servers:
    - url: https://payments.acme.example
      description: Production
  security:
    - serviceToken: []
  tags:
    - name: Payments
    - name: Refunds
  paths:
    /v2/payments:
      post:
        operationId: createPayment
        summary: Charge a card
        tags: [Payments]
        parameters:
          - $ref: '#/components/parameters/IdempotencyKey'
        requestBody:
          required: true
          content:
            application/json:
              schema: { $ref: '#/components/schemas/NewPayment' }
        responses:
          '201':
            description: The card was charged
            content:
              application/json:
                schema: { $ref: '#/components/schemas/Payment' }
          '402': { $ref: '#/components/responses/Declined' }
          '409': { $ref: '#/components/responses/KeyReused' }
    /v2/payments/{paymentId}:
      get:
        operationId: getPayment
        summary: Read a payment
        tags: [Payments]
        parameters:
          - $ref: '#/components/parameters/PaymentId'
        responses:
          '200':
            description: The payment as it stands
            content:
              application/json:
                schema: { $ref: '#/components/schemas/Payment' }
          '404': { $ref: '#/components/responses/NotFound' }
    /v2/payments/{paymentId}/refunds:
      post:
        operationId: createRefund
        summary: Give money back
        description: In part or in full, several times, up to what was charged.
        tags: [Refunds]
        parameters:
          - $ref: '#/components/parameters/PaymentId'
          - $ref: '#/components/parameters/IdempotencyKey'
        requestBody:
          required: true
          content:
            application/json:
              schema: { $ref: '#/components/schemas/NewRefund' }
        responses:
          '201':
            description: The money is on its way
            content:
              application/json:
                schema: { $ref: '#/components/schemas/Payment' }
          '404': { $ref: '#/components/responses/NotFound' }
          '422': { $ref: '#/components/responses/TooMuch' }
  components:
    securitySchemes:
      serviceToken:
        type: http
        scheme: bearer
        bearerFormat: JWT
    parameters:
      PaymentId:
        name: paymentId
        in: path
        required: true
        schema: { type: string, pattern: '^pay_[0-9a-z]{12}$' }
      IdempotencyKey:
        name: Idempotency-Key
        in: header
        required: true
        schema: { type: string, minLength: 8, maxLength: 64 }
    schemas:
      Amount:
        type: integer
        minimum: 1
        description: In the currency's smallest unit
        examples: [1250]
      NewPayment:
        type: object
        required: [orderId, amount, currency, paymentMethod]
        properties:
          orderId: { type: string, examples: [ord_7f3k29] }
          amount: { $ref: '#/components/schemas/Amount' }
          currency: { type: string, enum: [EUR, USD, GBP, SEK] }
          paymentMethod:
            type: string
            description: A token of the card; this API never sees a card number
            examples: [pm_card_visa]
      NewRefund:
        type: object
        required: [amount, reason]
        properties:
          amount: { $ref: '#/components/schemas/Amount' }
          reason: { type: string, enum: [returned, damaged, duplicate, goodwill] }
      Payment:
        type: object
        required: [id, orderId, amount, refunded, currency, status]
        properties:
          id: { type: string, examples: [pay_4k2j9x7q1m3n] }
          orderId: { type: string }
          amount: { $ref: '#/components/schemas/Amount' }
          refunded: { type: integer, minimum: 0 }
          currency: { type: string }
          status:
            type: string
            enum: [captured, partially_refunded, refunded]
      Problem:
        type: object
        required: [type, title, status]
        properties:
          type: { type: string, format: uri-reference }
          title: { type: string }
          status: { type: integer }
          detail: { type: string }
    responses:
      Declined:
        description: The card was declined
        content:
          application/problem+json:
            schema: { $ref: '#/components/schemas/Problem' }
      KeyReused:
        description: The Idempotency-Key was used for another request
        content:
          application/problem+json:
            schema: { $ref: '#/components/schemas/Problem' }
      NotFound:
        description: No such payment
        content:
          application/problem+json:
            schema: { $ref: '#/components/schemas/Problem' }
      TooMuch:
        description: More than what is left of the payment
        content:
          application/problem+json:
            schema: { $ref: '#/components/schemas/Problem' }
`;
