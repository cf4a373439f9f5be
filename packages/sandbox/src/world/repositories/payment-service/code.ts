// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';
import { paymentTests } from './tests';

const payment = text`
  """A payment and what may happen to it. No input or output in this module."""

  from dataclasses import dataclass, replace
  from typing import Literal

  Status = Literal["captured", "partially_refunded", "refunded"]


  class RefundTooLarge(Exception):
      """More was to be given back than is left of the payment."""


  @dataclass(frozen=True)
  class Payment:
      """Amounts are in the currency's smallest unit."""

      id: str
      order_id: str
      amount: int
      currency: str
      refunded: int = 0

      @property
      def refundable(self) -> int:
          return self.amount - self.refunded

      @property
      def status(self) -> Status:
          if self.refunded == 0:
              return "captured"
          return "refunded" if self.refundable == 0 else "partially_refunded"

      def refund(self, amount: int) -> "Payment":
          if amount > self.refundable:
              raise RefundTooLarge(f"{amount} of {self.refundable} {self.currency}")
          return replace(self, refunded=self.refunded + amount)
`;

const gateway = text`
  """The one place that talks to Stripe."""

  import os
  from typing import Protocol

  import stripe

  TIMEOUT_SECONDS = float(os.environ.get("STRIPE_TIMEOUT_SECONDS", "8"))


  class CardDeclined(Exception):
      """The bank said no. Asking again with the same card will not help."""


  class Gateway(Protocol):
      def charge(self, amount: int, currency: str, method: str, key: str) -> str: ...

      def refund(self, reference: str, amount: int, key: str) -> None: ...


  class StripeGateway:
      def __init__(self, api_key: str) -> None:
          client = stripe.RequestsClient(timeout=TIMEOUT_SECONDS)
          self._stripe = stripe.StripeClient(api_key, http_client=client)

      def charge(self, amount: int, currency: str, method: str, key: str) -> str:
          try:
              intent = self._stripe.payment_intents.create(
                  params={
                      "amount": amount,
                      "currency": currency.lower(),
                      "payment_method": method,
                      "confirm": True,
                      "automatic_payment_methods": {
                          "enabled": True,
                          "allow_redirects": "never",
                      },
                  },
                  options={"idempotency_key": key},
              )
          except stripe.CardError as error:
              raise CardDeclined(error.user_message) from error
          return intent.id

      def refund(self, reference: str, amount: int, key: str) -> None:
          self._stripe.refunds.create(
              params={"payment_intent": reference, "amount": amount},
              options={"idempotency_key": key},
          )
`;

const service = text`
  """What the API and the refund worker ask for."""

  import secrets
  import string
  from dataclasses import dataclass, field

  from payments.gateway import Gateway
  from payments.payment import Payment

  ALPHABET = string.ascii_lowercase + string.digits


  class KeyReused(Exception):
      """The same key came with another request."""


  @dataclass
  class PaymentService:
      gateway: Gateway
      payments: dict[str, Payment] = field(default_factory=dict)
      _references: dict[str, str] = field(default_factory=dict)
      _answers: dict[str, tuple[tuple, str]] = field(default_factory=dict)

      def create(
          self, order_id: str, amount: int, currency: str, method: str, key: str
      ) -> Payment:
          request = ("create", order_id, amount, currency, method)
          if known := self._answered(key, request):
              return self.payments[known]
          reference = self.gateway.charge(amount, currency, method, key)
          payment = Payment(_new_id(), order_id, amount, currency)
          self._references[payment.id] = reference
          return self._keep(payment, key, request)

      def refund(self, payment_id: str, amount: int, key: str) -> Payment:
          request = ("refund", payment_id, amount)
          if self._answered(key, request):
              return self.payments[payment_id]
          refunded = self.payments[payment_id].refund(amount)
          self.gateway.refund(self._references[payment_id], amount, key)
          return self._keep(refunded, key, request)

      def _answered(self, key: str, request: tuple) -> str | None:
          if key not in self._answers:
              return None
          known, payment_id = self._answers[key]
          if known != request:
              raise KeyReused(key)
          return payment_id

      def _keep(self, payment: Payment, key: str, request: tuple) -> Payment:
          self.payments[payment.id] = payment
          self._answers[key] = (request, payment.id)
          return payment


  def _new_id() -> str:
      return "pay_" + "".join(secrets.choice(ALPHABET) for _ in range(12))
`;

const app = text`
  """The HTTP API. See api/openapi.yaml for the contract."""

  import os
  from typing import Annotated, Literal

  from fastapi import FastAPI, Header, HTTPException
  from prometheus_client import Counter, make_asgi_app
  from pydantic import BaseModel, Field

  from payments.gateway import CardDeclined, StripeGateway
  from payments.payment import Payment, RefundTooLarge
  from payments.service import KeyReused, PaymentService

  CHARGES = Counter("payments_charges_total", "Charges by outcome", ["outcome"])
  IdempotencyKey = Annotated[str, Header(min_length=8, max_length=64)]


  class NewPayment(BaseModel):
      orderId: str
      amount: int = Field(gt=0)
      currency: Literal["EUR", "USD", "GBP", "SEK"]
      paymentMethod: str


  class NewRefund(BaseModel):
      amount: int = Field(gt=0)
      reason: Literal["returned", "damaged", "duplicate", "goodwill"]


  def create_app(service: PaymentService) -> FastAPI:
      app = FastAPI(title="Payments API", version="2.3.0", openapi_url=None)
      app.mount("/metrics", make_asgi_app())

      @app.get("/health/live")
      @app.get("/health/ready")
      def health() -> dict:
          return {"status": "ok"}

      @app.post("/v2/payments", status_code=201)
      def create(body: NewPayment, idempotency_key: IdempotencyKey) -> dict:
          try:
              payment = service.create(
                  body.orderId,
                  body.amount,
                  body.currency,
                  body.paymentMethod,
                  idempotency_key,
              )
          except CardDeclined as error:
              CHARGES.labels("declined").inc()
              raise HTTPException(402, "The card was declined") from error
          except KeyReused as error:
              raise HTTPException(409, "The key was used before") from error
          CHARGES.labels("captured").inc()
          return _as_json(payment)

      @app.get("/v2/payments/{payment_id}")
      def read(payment_id: str) -> dict:
          if payment_id not in service.payments:
              raise HTTPException(404, "No such payment")
          return _as_json(service.payments[payment_id])

      @app.post("/v2/payments/{payment_id}/refunds", status_code=201)
      def refund(
          payment_id: str, body: NewRefund, idempotency_key: IdempotencyKey
      ) -> dict:
          if payment_id not in service.payments:
              raise HTTPException(404, "No such payment")
          try:
              payment = service.refund(payment_id, body.amount, idempotency_key)
          except RefundTooLarge as error:
              raise HTTPException(422, "More than what is left") from error
          return _as_json(payment)

      return app


  def _as_json(payment: Payment) -> dict:
      return {
          "id": payment.id,
          "orderId": payment.order_id,
          "amount": payment.amount,
          "refunded": payment.refunded,
          "currency": payment.currency,
          "status": payment.status,
      }


  def main() -> FastAPI:
      return create_app(PaymentService(StripeGateway(os.environ["STRIPE_API_KEY"])))
`;

export const paymentCode: Tree = {
  'payments/__init__.py': '',
  'payments/payment.py': payment,
  'payments/gateway.py': gateway,
  'payments/service.py': service,
  'payments/app.py': app,
  'tests/test_payments.py': paymentTests,
  'requirements.txt': text`
    fastapi==0.115.12
    uvicorn==0.34.2
    stripe==12.1.0
    prometheus-client==0.22.0
    httpx==0.28.1
    pytest==8.3.5
    ruff==0.11.9
  `,
  'pyproject.toml': text`
    [project]
    name = "payment-service"
    version = "2.3.0"
    requires-python = ">=3.12"

    [tool.pytest.ini_options]
    pythonpath = ["."]
    addopts = "-q"

    [tool.ruff.lint]
    select = ["E", "F", "I", "B", "S"]

    [tool.ruff.lint.per-file-ignores]
    "tests/*" = ["S101"]
  `,
  Dockerfile: text`
    FROM python:3.12-slim AS build
    COPY requirements.txt .
    RUN pip install --no-cache-dir --target /packages --requirement requirements.txt

    FROM python:3.12-slim
    ENV PYTHONUNBUFFERED=1 PYTHONPATH=/packages
    WORKDIR /app
    COPY --from=build /packages /packages
    COPY payments payments
    USER 10001
    EXPOSE 8080
    CMD ["python", "-m", "uvicorn", "--factory", "payments.app:main", "--host", "0.0.0.0", "--port", "8080"]
  `,
};
