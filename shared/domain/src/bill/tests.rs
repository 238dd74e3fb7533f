use proptest::prelude::*;

use super::*;

fn line(quantity_milli: i64, unit_price_minor: i64, tax_bp: i64) -> BillLine {
    BillLine { description: "Photographs".into(), quantity_milli, unit_price_minor, tax_bp }
}

fn bill(lines: &[BillLine], discount: Option<Share>, prices_include_tax: bool) -> Result<BillTotals, ValidationErrors> {
    Bill::of(lines.to_vec(), discount, prices_include_tax, LeastTotal::Zero).map(|bill| bill.totals)
}

/// Proves B8, B11.
#[test]
fn a_bill_as_an_accountant_adds_it_up() {
    let lines = [line(8_000, 15_000, 1_900), line(1_500, 3_333, 700), line(1_000, -2_000, 1_900)];
    let totals = bill(&lines, Some(Share::PercentBp(1_000)), false).unwrap();
    assert_eq!(totals.lines_minor, [120_000, 5_000, -2_000]);
    assert_eq!((totals.subtotal_minor, totals.discount_minor, totals.net_minor), (123_000, 12_300, 110_700));
    let low = BillTax { tax_bp: 700, net_minor: 4_500, tax_minor: 315, gross_minor: 4_815 };
    let high = BillTax { tax_bp: 1_900, net_minor: 106_200, tax_minor: 20_178, gross_minor: 126_378 };
    assert_eq!(totals.taxes, [low, high]);
    assert_eq!((totals.tax_minor, totals.total_minor), (20_493, 131_193));
}

/// Proves B11.
#[test]
fn tax_is_taken_out_of_prices_that_include_it() {
    let totals = bill(&[line(1_000, 11_900, 1_900)], None, true).unwrap();
    assert_eq!((totals.net_minor, totals.tax_minor, totals.total_minor), (10_000, 1_900, 11_900));
    let totals = bill(&[line(1_000, 100, 1_900)], Some(Share::AmountMinor(1)), true).unwrap();
    assert_eq!((totals.net_minor, totals.tax_minor, totals.total_minor), (83, 16, 99));
}

/// Proves B11.
#[test]
fn tax_is_rounded_once_per_rate_and_half_away_from_zero() {
    // Three times 0.15 of tax: rounded by line it would be 0.60 less or more.
    assert_eq!(bill(&vec![line(1_000, 150, 1_000); 3], None, false).unwrap().tax_minor, 45);
    assert_eq!(bill(&[line(1_000, 5, 1_000)], None, false).unwrap().tax_minor, 1);
    assert_eq!(bill(&[line(500, 1, 0)], None, false).unwrap().total_minor, 1);
    assert_eq!(bill(&[line(500, -1, 0), line(1_000, 2, 0)], None, false).unwrap().total_minor, 1);
    assert_eq!([rounded(5, 10), rounded(-5, 10), rounded(4, 10), rounded(1, 3), rounded(2, 3)], [1, -1, 0, 0, 1]);
}

/// Proves B8, B11.
#[test]
fn everything_wrong_is_said_at_once_and_where() {
    let wrong = [BillLine { description: " ".into(), ..line(0, MOST_MINOR + 1, -1) }, line(1_000, 1, 0), line(MOST_MILLI, MOST_MINOR, 0)];
    let faults = bill(&wrong, None, false).unwrap_err();
    let paths: Vec<_> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["lines[0].description", "lines[0].quantity_milli", "lines[0].unit_price_minor", "lines[0].tax_bp", "lines[2]"]);
    let refused = |lines: &[BillLine], discount, least| Bill::of(lines.to_vec(), discount, false, least).unwrap_err().to_string();
    assert_eq!(refused(&[], None, LeastTotal::Zero), "lines: Add at least one line");
    assert!(refused(&vec![line(1_000, 1, 0); 201], None, LeastTotal::Zero).contains("at most 200"));
    assert!(refused(&vec![line(1_000, MOST_MINOR, 0); 2], None, LeastTotal::Zero).contains("too large"));
    assert!(refused(&[line(1_000, MOST_MINOR, 1)], None, LeastTotal::Zero).contains("too large"));
    let one = [line(1_000, 100, 0)];
    for share in [Share::PercentBp(0), Share::PercentBp(10_001), Share::AmountMinor(0), Share::AmountMinor(-1), Share::AmountMinor(101)] {
        assert!(refused(&one, Some(share), LeastTotal::Zero).starts_with("discount: "), "{share:?}");
    }
    assert!(refused(&[line(1_000, -1, 0)], None, LeastTotal::Zero).contains("below zero"));
    assert!(refused(&one, Some(Share::AmountMinor(100)), LeastTotal::AboveZero).contains("above zero"));
    assert!(Bill::of(one.to_vec(), Some(Share::AmountMinor(100)), false, LeastTotal::Zero).is_ok());
}

#[test]
fn what_is_not_known_is_refused() {
    let read = |text| serde_json::from_str::<BillLine>(text);
    assert!(read(r#"{"description":"x","quantity_milli":1000,"unit_price_minor":1,"tax_bp":0}"#).is_ok());
    assert!(read(r#"{"description":"x","quantity_milli":1000,"unit_price_minor":1,"tax_bp":0,"vat":1}"#).is_err());
    assert!(read(r#"{"description":"x","quantity_milli":1.5,"unit_price_minor":1,"tax_bp":0}"#).is_err());
    assert_eq!(serde_json::to_string(&Share::PercentBp(5)).unwrap(), r#"{"percent_bp":5}"#);
}

fn any_line() -> impl Strategy<Value = BillLine> {
    let rate = prop_oneof![Just(0), Just(700), Just(1_900), 0..=WHOLE_BP];
    (1..=20_000_i64, -50_000..=500_000_i64, rate).prop_map(|(quantity, price, rate)| line(quantity, price, rate))
}

fn any_share() -> impl Strategy<Value = Option<Share>> {
    prop::option::of(prop_oneof![(1..=WHOLE_BP).prop_map(Share::PercentBp), (1..=100_000_i64).prop_map(Share::AmountMinor)])
}

proptest! {
    /// Proves B8, B11.
    #[test]
    fn the_total_is_the_sum_of_its_parts(lines in prop::collection::vec(any_line(), 1..12), share in any_share(), gross: bool) {
        if let Ok(totals) = bill(&lines, share, gross) {
            prop_assert_eq!(totals.lines_minor.iter().sum::<i64>(), totals.subtotal_minor);
            prop_assert_eq!(totals.net_minor + totals.tax_minor, totals.total_minor);
            prop_assert_eq!(totals.taxes.iter().map(|tax| tax.gross_minor).sum::<i64>(), totals.total_minor);
            for tax in &totals.taxes {
                prop_assert_eq!(tax.net_minor + tax.tax_minor, tax.gross_minor);
            }
            let priced = if gross { totals.total_minor } else { totals.net_minor };
            prop_assert_eq!(totals.subtotal_minor - totals.discount_minor, priced);
        }
    }

    /// Proves B8, B11.
    #[test]
    fn tax_is_within_half_a_cent_of_the_exact(lines in prop::collection::vec(any_line(), 1..12), share in any_share(), gross: bool) {
        if let Ok(totals) = bill(&lines, share, gross) {
            for tax in &totals.taxes {
                let (rate, whole) = (i128::from(tax.tax_bp), i128::from(WHOLE_BP));
                let exact = if gross { i128::from(tax.gross_minor) * rate } else { i128::from(tax.net_minor) * rate };
                let under = if gross { whole + rate } else { whole };
                prop_assert!((exact - i128::from(tax.tax_minor) * under).abs() * 2 <= under);
            }
        }
    }

    /// Proves B8, B11.
    #[test]
    fn a_discount_never_goes_below_zero(lines in prop::collection::vec(any_line(), 1..12), share in any_share(), gross: bool) {
        if let (Ok(with), Ok(without)) = (bill(&lines, share, gross), bill(&lines, None, gross)) {
            prop_assert!((0..=with.subtotal_minor.max(0)).contains(&with.discount_minor));
            // Of each rate, what is left keeps its sign.
            for (left, had) in with.taxes.iter().zip(&without.taxes) {
                prop_assert!(left.gross_minor <= had.gross_minor);
                prop_assert!(had.gross_minor < 0 || left.gross_minor >= 0);
                prop_assert!(had.gross_minor > 0 || left == had);
            }
        }
    }

    /// Proves B8, B11.
    #[test]
    fn the_order_of_lines_makes_no_difference(
        (lines, mixed) in prop::collection::vec(any_line(), 1..12).prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
        share in any_share(),
        gross: bool,
    ) {
        let sums = |lines: &[BillLine]| bill(lines, share, gross).map(|totals| BillTotals { lines_minor: vec![], ..totals });
        prop_assert_eq!(sums(&lines), sums(&mixed));
    }

    /// Proves B8, B11.
    #[test]
    fn no_numbers_break_the_sum(
        lines in prop::collection::vec((any::<i64>(), any::<i64>(), any::<i64>()), 1..4),
        edge in prop::collection::vec((prop_oneof![Just(MOST_MILLI), Just(1)], prop_oneof![Just(MOST_MINOR), Just(-MOST_MINOR)], Just(WHOLE_BP)), 0..200),
        share in prop::option::of(prop_oneof![any::<i64>().prop_map(Share::PercentBp), any::<i64>().prop_map(Share::AmountMinor)]),
        gross: bool,
    ) {
        let lines: Vec<_> = lines.into_iter().chain(edge.clone()).map(|(quantity, price, rate)| line(quantity, price, rate)).collect();
        let _ = bill(&lines, share, gross);
        let edge: Vec<_> = edge.into_iter().map(|(quantity, price, rate)| line(quantity, price, rate)).collect();
        if let Ok(totals) = bill(&edge, share, gross) {
            prop_assert!(totals.total_minor <= MOST_MINOR);
        }
    }
}
