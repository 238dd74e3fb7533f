// Writes intl.json: what Node's Intl (that is, the CLDR) makes of numbers, money, sizes, days and moments in the five languages.
// `node shared/web/tests/intl.js`, when the CLDR changed its mind; tests/translations.rs holds our own words to it.
import { writeFileSync } from "node:fs";

const LOCALES = { en: "en-GB", de: "de", fr: "fr", es: "es", it: "it" };
const NUMBERS = [0, 7, 999, 1234, 12345, 1234567, -1234, -98765];
const COUNTS = [0, 1, 2, 5, 11, 21, 100, 101, 999999, 1000000, 1000001, 2000000];
const AMOUNTS = [
	[0, "EUR"], [5, "EUR"], [125050, "EUR"], [-100, "EUR"], [99999999, "EUR"], [-123456789, "EUR"],
	[1234, "JPY"], [123456, "JPY"], [-5000, "JPY"], [125050, "USD"], [1200000, "GBP"], [500, "CHF"], [-500, "CHF"],
	[1500, "KWD"], [1234567, "KWD"], [123400, "CAD"], [990000, "SEK"], [100, "XOF"], [4200, "PLN"], [7700, "MXN"],
];
const BYTES = [0, 1, 2, 999, 1000, 1440, 999900, 999960, 1440000, 95000000, 999960000, 1440000000, 5368709120];
const DAYS = ["2026-01-01", "2026-02-28", "2027-03-19", "2027-04-05", "2026-05-31", "2027-06-19", "2027-07-14", "2027-08-15", "2027-09-30", "2026-10-04", "2026-11-23", "2026-12-31"];
// Both sides of both changes of the clocks, midnights, a zone with three quarters of an hour.
const MOMENTS = ["2026-11-23T14:05:00Z", "2027-03-28T00:59:00Z", "2027-03-28T01:00:00Z", "2026-10-25T00:59:00Z", "2026-10-25T01:00:00Z", "2026-12-31T23:30:00Z", "2027-06-19T04:07:00Z"];
const ZONES = ["UTC", "Europe/Vienna", "America/New_York", "Asia/Kathmandu"];

const table = {};
for (const [language, locale] of Object.entries(LOCALES)) {
	const money = (minor, currency) => {
		const style = new Intl.NumberFormat(locale, { style: "currency", currency });
		return style.format(minor / 10 ** style.resolvedOptions().maximumFractionDigits);
	};
	const size = (bytes) => {
		const steps = [["byte", 1], ["kilobyte", 1e3], ["megabyte", 1e6], ["gigabyte", 1e9]];
		// What would be written as 1000 of a unit is one of the next.
		const fits = ([, one]) => (one === 1 ? bytes < 1000 : Math.round((bytes / one) * 10) < 10000);
		const [unit, one] = steps.find(fits) ?? steps.at(-1);
		const unitDisplay = unit === "byte" ? "long" : "short";
		return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 }).format(bytes / one);
	};
	const day = (iso, options) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(iso));
	const moment = (iso, timeZone, options) => new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(iso));
	const everywhere = MOMENTS.flatMap((at) => ZONES.map((zone) => [at, zone]));
	table[language] = {
		numbers: NUMBERS.map((number) => [number, new Intl.NumberFormat(locale).format(number)]),
		plurals: COUNTS.map((count) => [count, new Intl.PluralRules(locale).select(count)]),
		money: AMOUNTS.map(([minor, currency]) => [minor, currency, money(minor, currency)]),
		bytes: BYTES.map((bytes) => [bytes, size(bytes)]),
		dates: DAYS.map((iso) => [iso, day(iso, { dateStyle: "long" })]),
		days: DAYS.map((iso) => [iso, day(iso, { day: "numeric", month: "long" })]),
		times: everywhere.map(([at, zone]) => [Date.parse(at), zone, moment(at, zone, { timeStyle: "short" })]),
		moments: everywhere.map(([at, zone]) => [Date.parse(at), zone, moment(at, zone, { dateStyle: "long", timeStyle: "short" })]),
	};
}
const lines = Object.entries(table).map(([language, kinds]) => {
	const rows = Object.entries(kinds).map(([kind, rows]) => `\t\t"${kind}": [\n${rows.map((row) => `\t\t\t${JSON.stringify(row)}`).join(",\n")}\n\t\t]`);
	return `\t"${language}": {\n${rows.join(",\n")}\n\t}`;
});
writeFileSync(new URL("intl.json", import.meta.url), `{\n${lines.join(",\n")}\n}\n`);
