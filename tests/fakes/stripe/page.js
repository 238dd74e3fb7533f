// The hosted Checkout page: what the person who pays sees at the session's `url`.
import { decimals } from './currencies.js';

const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const money = (amount, currency) => {
  const unit = decimals(currency); // of the API; how it is shown is another thing: krónur have no hundredths
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 10 ** unit);
};

const shell = (title, main) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
button{font:inherit;padding:.6rem 1rem;min-height:3rem;width:100%;margin:.3rem 0;border:1px solid #444;border-radius:.4rem;background:#f4f4f4;color:#111}
[role=alert]{color:#8a0000;font-weight:600}</style></head>
<body><main><h1>${escape(title)}</h1>${main}</main></body></html>`;

export function checkoutPage(session, lines, problem) {
  const rows = lines.map((line) => `<li>${escape(line.description)} × ${line.quantity}: ${escape(money(line.amount_total, line.currency))}</li>`).join('');
  const bank = session.payment_method_types.some((type) => type.endsWith('_debit') || type === 'us_bank_account');
  const button = (action, label) => `<button name="action" value="${action}">${label}</button>`;
  return shell('Checkout (test)', `
${problem ? `<p role="alert">${escape(problem)}</p>` : ''}
<p>To pay: <strong data-amount="${session.amount_total}" data-currency="${session.currency}">${escape(money(session.amount_total, session.currency))}</strong></p>
<ul>${rows}</ul>
<form method="post" action="/c/pay/${session.id}">
${button('pay', 'Pay')}
${bank ? button('process', 'Pay by bank debit (processing)') : ''}
${button('decline', 'Decline card')}
${session.cancel_url ? button('cancel', 'Cancel') : ''}
</form>`);
}

export const donePage = (session) => (session.status === 'expired'
  ? shell('This checkout page has expired', '<p>Return to the shop to start again.</p>')
  : shell('You’re all done here', '<p>Your payment has been processed or this page has already been used.</p>'));

export const lostPage = () => shell('Page not found', '<p>The page you were looking for does not exist.</p>');

export const successUrl = (session) => session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
