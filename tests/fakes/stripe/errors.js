// Errors as Stripe words them: https://docs.stripe.com/api/errors

export class StripeError extends Error {
  constructor(status, fields) {
    super(fields.message);
    this.status = status;
    this.fields = { type: 'invalid_request_error', ...fields };
  }
  body() {
    const { code } = this.fields;
    const doc = code ? { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` } : {};
    return { error: { ...this.fields, ...doc } };
  }
}

export const invalid = (message, param, code) =>
  new StripeError(400, { message, ...(param && { param }), ...(code && { code }) });

export const missing = (what, id, param = 'id') =>
  new StripeError(404, { code: 'resource_missing', message: `No such ${what}: '${id}'`, param });
