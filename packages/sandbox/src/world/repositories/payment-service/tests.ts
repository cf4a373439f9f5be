// SPDX-License-Identifier: Apache-2.0
import { text } from '../../text';

export const paymentTests = text`
  import pytest
  from fastapi.testclient import TestClient

  from payments.app import create_app
  from payments.gateway import CardDeclined
  from payments.service import PaymentService

  ORDER = {
      "orderId": "ord_7f3k29",
      "amount": 1250,
      "currency": "EUR",
      "paymentMethod": "pm_card_visa",
  }


  class Bank:
      """Says yes, but for one card, and remembers how often it was asked."""

      def __init__(self) -> None:
          self.charges = 0

      def charge(self, amount: int, currency: str, method: str, key: str) -> str:
          self.charges += 1
          if method == "pm_card_declined":
              raise CardDeclined("insufficient funds")
          return f"pi_{key}"

      def refund(self, reference: str, amount: int, key: str) -> None:
          pass


  @pytest.fixture
  def bank() -> Bank:
      return Bank()


  @pytest.fixture
  def api(bank: Bank) -> TestClient:
      return TestClient(create_app(PaymentService(bank)))


  def charge(api: TestClient, key: str = "order-1-try-1", **changes):
      headers = {"Idempotency-Key": key}
      return api.post("/v2/payments", json=ORDER | changes, headers=headers)


  def test_charges_a_card(api):
      answer = charge(api)
      assert answer.status_code == 201
      assert answer.json()["status"] == "captured"


  def test_charges_once_for_the_same_key(api, bank):
      assert charge(api).json() == charge(api).json()
      assert bank.charges == 1


  def test_refuses_a_key_that_was_used_for_another_amount(api):
      charge(api)
      assert charge(api, amount=9900).status_code == 409


  def test_says_that_a_card_was_declined(api):
      assert charge(api, paymentMethod="pm_card_declined").status_code == 402


  @pytest.mark.parametrize("amount", [0, -1])
  def test_charges_no_less_than_one_cent(api, amount):
      assert charge(api, amount=amount).status_code == 422


  def test_gives_back_in_parts_up_to_what_was_charged(api):
      url = f"/v2/payments/{charge(api).json()['id']}/refunds"

      def refund(amount: int, key: str):
          body = {"amount": amount, "reason": "returned"}
          return api.post(url, json=body, headers={"Idempotency-Key": key})

      assert refund(1000, "refund-one").json()["status"] == "partially_refunded"
      assert refund(251, "refund-two").status_code == 422
      assert refund(250, "refund-three").json()["status"] == "refunded"


  def test_knows_only_its_own_payments(api):
      assert api.get("/v2/payments/pay_000000000000").status_code == 404
`;
