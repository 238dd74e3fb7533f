// What Stripe takes by currency, said once more than in the product and apart from it: a fake that takes more than Stripe hides faults.
// Source: https://docs.stripe.com/currencies as of November 2026 (and, for three decimals, that page's section of the same name).
import { invalid } from './errors.js';

const words = (text) => text.split(/\s+/);
const ZERO = new Set(words('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'));
const THREE = new Set(words('bhd jod kwd omr tnd')); // the last digit is 0
const WHOLE = new Set(words('isk ugx')); // in hundredths that are always 00
const TAKEN = new Set([...ZERO, ...THREE, ...WHOLE, ...words(`usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp
  byn bzd cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd
  kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd
  scr sek sgd shp sle sos srd szl thb tjs top try ttd twd tzs uah uyu uzs wst xcd xcg yer zar zmw`)]);
const LEAST = { // in units of the API
  aed: 200, ars: 50, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, cop: 50, czk: 1500, dkk: 250, eur: 50, gbp: 30, hkd: 400, huf: 17_500, idr: 50,
  ils: 50, inr: 50, jpy: 50, krw: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, php: 50, pln: 200, ron: 200, rub: 50, sek: 300, sgd: 50, thb: 1000,
  usd: 50, zar: 50,
};
const MOST = { cop: 9_999_999_999, idr: 999_999_999_999, inr: 999_999_999 };

/** Decimals of the unit that amounts are in. */
export const decimals = (currency) => (ZERO.has(currency) ? 0 : THREE.has(currency) ? 3 : 2);

export function checkCurrency(currency, param) {
  if (!TAKEN.has(currency)) throw invalid(`Invalid currency: ${currency}.`, param);
}

/** An amount that is no amount of its currency. */
export function checkUnits(currency, amount, param) {
  const step = THREE.has(currency) ? 10 : WHOLE.has(currency) ? 100 : 1;
  if (amount % step !== 0) throw invalid(`Invalid amount: ${amount} ${currency} must be divisible by ${step}.`, param, 'parameter_invalid_integer');
}

export function checkTotal(currency, total) {
  const least = LEAST[currency] ?? 1;
  const most = MOST[currency] ?? 99_999_999;
  if (total < least) throw invalid(`The Checkout Session's total amount due must add up to at least ${least} ${currency}`, undefined, 'amount_too_small');
  if (total > most) throw invalid(`The Checkout Session's total amount due must be no more than ${most}.`, undefined, 'amount_too_large');
}
