// SPDX-License-Identifier: Apache-2.0
import { text } from '../../text';

export const ordersApi = text`
  openapi: 3.1.0
  info:
    title: Orders API
    version: 1.4.0
    summary: Place an order, read it, cancel it
    description: |
      An order is placed at once and paid for in the background. Read it again, or listen to the
      order events, to learn what became of it.
    contact:
      name: Orders
      email: orders-team@acme.example
    license:
      name: Proprietary
      url: https://acme.example/legal
  servers:
    - url: https://orders.acme.example
      description: Production
  security:
    - serviceToken: []
  tags:
    - name: Orders
  paths:
    /orders:
      post:
        operationId: placeOrder
        summary: Place an order
        tags: [Orders]
        requestBody:
          required: true
          content:
            application/json:
              schema: { $ref: '#/components/schemas/NewOrder' }
        responses:
          '201':
            description: The goods are reserved; payment is under way
            content:
              application/json:
                schema: { $ref: '#/components/schemas/Order' }
          '409': { $ref: '#/components/responses/OutOfStock' }
    /orders/{orderId}:
      get:
        operationId: getOrder
        summary: Read an order
        tags: [Orders]
        parameters:
          - $ref: '#/components/parameters/OrderId'
        responses:
          '200':
            description: The order as it stands
            content:
              application/json:
                schema: { $ref: '#/components/schemas/Order' }
          '404': { $ref: '#/components/responses/NotFound' }
    /orders/{orderId}/cancellation:
      put:
        operationId: cancelOrder
        summary: Cancel an order
        description: Until the parcel has left. Asking twice is the same as asking once.
        tags: [Orders]
        parameters:
          - $ref: '#/components/parameters/OrderId'
        responses:
          '200':
            description: Cancelled; what was paid is given back
            content:
              application/json:
                schema: { $ref: '#/components/schemas/Order' }
          '404': { $ref: '#/components/responses/NotFound' }
          '409': { $ref: '#/components/responses/TooLate' }
  components:
    securitySchemes:
      serviceToken:
        type: http
        scheme: bearer
        bearerFormat: JWT
    parameters:
      OrderId:
        name: orderId
        in: path
        required: true
        schema: { type: string, pattern: '^ord_[0-9a-z]{6,}$' }
    schemas:
      Line:
        type: object
        required: [sku, quantity]
        properties:
          sku: { type: string, examples: [MUG-BLUE-350] }
          quantity: { type: integer, minimum: 1, maximum: 99 }
      NewOrder:
        type: object
        required: [customerId, lines, paymentMethod]
        properties:
          customerId: { type: string }
          lines:
            type: array
            minItems: 1
            items: { $ref: '#/components/schemas/Line' }
          paymentMethod: { type: string, examples: [pm_card_visa] }
      Order:
        type: object
        required: [id, customerId, lines, status, placedAt]
        properties:
          id: { type: string, examples: [ord_7f3k29] }
          customerId: { type: string }
          lines:
            type: array
            items: { $ref: '#/components/schemas/Line' }
          status: { type: string, enum: [placed, paid, shipped, cancelled] }
          placedAt: { type: string, format: date-time }
      Problem:
        type: object
        required: [title, status]
        properties:
          title: { type: string }
          status: { type: integer }
    responses:
      NotFound:
        description: No such order
        content:
          application/problem+json:
            schema: { $ref: '#/components/schemas/Problem' }
      OutOfStock:
        description: Something is not in stock; nothing was reserved
        content:
          application/problem+json:
            schema: { $ref: '#/components/schemas/Problem' }
      TooLate:
        description: The parcel has left; ask for a return instead
        content:
          application/problem+json:
            schema: { $ref: '#/components/schemas/Problem' }
`;

export const orderEvents = text`
  asyncapi: 3.0.0
  info:
    title: Order events
    version: 1.2.0
    description: |
      What happens to an order, as it happens. The key of each message is the order's id, so the
      events of one order arrive in order. An event may arrive twice: its id tells.
    contact:
      name: Orders
      email: orders-team@acme.example
    license:
      name: Proprietary
      url: https://acme.example/legal
  defaultContentType: application/json
  servers:
    production:
      host: kafka.acme.example:9093
      protocol: kafka-secure
      description: The shared cluster; ask the platform team for a certificate
  channels:
    orders:
      address: orders.events.v1
      description: Kept for 30 days
      messages:
        orderPlaced: { $ref: '#/components/messages/OrderPlaced' }
        orderPaid: { $ref: '#/components/messages/OrderPaid' }
        orderShipped: { $ref: '#/components/messages/OrderShipped' }
        orderCancelled: { $ref: '#/components/messages/OrderCancelled' }
  operations:
    sendOrderEvent:
      action: send
      summary: The orders service tells what happened
      channel: { $ref: '#/channels/orders' }
  components:
    messages:
      OrderPlaced:
        name: order.placed
        title: An order was placed
        payload: { $ref: '#/components/schemas/OrderEvent' }
      OrderPaid:
        name: order.paid
        title: An order was paid for
        payload: { $ref: '#/components/schemas/OrderEvent' }
      OrderShipped:
        name: order.shipped
        title: The parcel has left
        payload: { $ref: '#/components/schemas/OrderEvent' }
      OrderCancelled:
        name: order.cancelled
        title: An order was cancelled
        payload: { $ref: '#/components/schemas/OrderEvent' }
    schemas:
      OrderEvent:
        type: object
        required: [id, type, orderId, at]
        properties:
          id: { type: string, format: uuid, description: Unique to the event }
          type:
            type: string
            enum: [order.placed, order.paid, order.shipped, order.cancelled]
          orderId: { type: string }
          at: { type: string, format: date-time }
          amount:
            type: integer
            description: What the order costs, in the currency's smallest unit
          currency: { type: string }
`;
