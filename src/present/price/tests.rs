//! The screen of the price read as text, on published bids.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::*;
use crate::document::{Command, Document, Session};
use crate::domain::bid::{Bid, Rounding};
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::results::{Results, compute};
use crate::i18n::Lang;
use crate::present::route::Screen;

const HAUT_VALLON: &str = include_str!("../../../tests/fixtures/format/public/haut-vallon-fixed.bid.json");
const FEDERATION: &str = include_str!("../../../tests/fixtures/format/public/federation-fixed.bid.json");
const PUBLIC_2: &str = include_str!("../../../tests/fixtures/format/public/public-2-fixed.bid.json");
const PUBLIC_4: &str = include_str!("../../../tests/fixtures/format/public/public-4-fixed.bid.json");
const NO_ALLOCATION: &str = include_str!("../../../tests/fixtures/format/public/haut-vallon.bid.json");

fn document(text: &str) -> Document {
    Document::from_bid(serde_json::from_str::<Bid>(text).unwrap())
}
fn results(document: &Document) -> Results {
    compute(&document.bid())
}
fn after(document: &Document, command: Command) -> Document {
    let mut session = Session::new(document.clone());
    session.dispatch(command).unwrap();
    (**session.document()).clone()
}
fn edited(document: &Document, edit: &PricingEdit) -> Document {
    after(document, pricing_with(document, edit, Lang::Fr).unwrap())
}
fn text(typed: &str) -> String {
    typed.to_owned()
}

#[test]
fn the_figures_of_the_example_are_those_of_its_results() {
    let document = document(HAUT_VALLON);
    let figures = figures(&document, &results(&document), Lang::Fr);
    let shown: Vec<(&str, &str)> = figures.iter().map(|f| (f.key, f.value.as_str())).collect();
    assert_eq!(shown[0], ("cost", "145\u{202f}624,30\u{202f}€"));
    assert_eq!(shown[1], ("ht", "136\u{202f}395,67\u{202f}€"));
    assert_eq!(shown[2], ("vat", "5\u{202f}142,85\u{202f}€"));
    assert_eq!(shown[3], ("invoiced", "141\u{202f}538,52\u{202f}€"));
    assert_eq!(shown[4], ("self", "4\u{202f}085,78\u{202f}€"));
    assert_eq!(shown[5], ("deducted", "0,00\u{202f}€"));
    let main = &figures[0];
    assert!(main.is_main && figures[1..].iter().all(|f| !f.is_main));
    assert_eq!(
        main.note,
        "136\u{202f}395,67\u{202f}€ HT, plus 5\u{202f}142,85\u{202f}€ de TVA facturée par Nuages du Haut-Vallon (20\u{202f}%), \
         plus 4\u{202f}085,78\u{202f}€ de TVA que le client déclare lui-même pour Nuage commun (20\u{202f}%), \
         sans TVA pour Chat'Vallon, Logis numérique (EI)."
    );
}

#[test]
fn the_same_figures_are_told_in_english() {
    let document = document(HAUT_VALLON);
    let figures = figures(&document, &results(&document), Lang::En);
    assert_eq!((figures[0].label.as_str(), figures[0].value.as_str()), ("Cost to the client", "€145,624.30"));
    assert!(figures[0].note.starts_with("€136,395.67 net of VAT, plus €5,142.85 of VAT invoiced by"));
}

#[test]
fn a_full_bid_says_that_every_line_has_a_price() {
    let document = document(HAUT_VALLON);
    let told = completeness(&document, &results(&document), Lang::Fr);
    assert_eq!((told.sentence.as_str(), told.is_complete), ("Toutes les lignes ont un prix (21).", true));
    assert!(told.mends.is_empty());
}

#[test]
fn lines_without_a_price_are_named_with_the_screen_where_they_are_mended() {
    let before = document(HAUT_VALLON);
    let clear = |line: &str| Command::SetShares {
        line: LineId::new(line),
        shares: Vec::new(),
    };
    let without_shares = after(&before, Command::Several(vec![clear("L02"), clear("L05")]));
    let told = completeness(&without_shares, &results(&without_shares), Lang::Fr);
    assert_eq!(told.sentence, "19 lignes sur 21 ont un prix\u{a0}: les totaux ne portent que sur elles.");
    assert!(!told.is_complete);
    assert_eq!(told.mends[0].sentence, "Sans répartition\u{a0}: L02, L05.");
    assert_eq!(told.mends[0].link.as_ref().map(|(screen, _)| *screen), Some(Screen::Allocation));
}

#[test]
fn without_an_allocation_one_sentence_says_so() {
    let document = document(NO_ALLOCATION);
    let told = completeness(&document, &results(&document), Lang::Fr);
    assert!(told.sentence.starts_with("Aucune ligne n’est répartie"));
    assert_eq!(told.mends.len(), 1);
    assert_eq!(
        told.mends[0].link.as_ref().map(|(_, words)| words.as_str()),
        Some("Aller à «\u{a0}Répartition\u{a0}»")
    );
}

#[test]
fn the_schedule_has_every_line_and_closes() {
    let document = document(PUBLIC_4);
    let results = results(&document);
    let schedule = schedule(&document, &results, Lang::Fr);
    assert_eq!(schedule.rows.len(), 60);
    assert!(schedule.rows.values().all(|r| r.is_priced));
    let by_line: Cents = results.contract.lines.iter().map(|l| l.amount_ht_cents).sum();
    assert_eq!(schedule.total, crate::i18n::format::amount(by_line, Lang::Fr));
}

#[test]
fn the_detail_of_a_line_is_internal_unless_the_client_sees_the_distribution() {
    let (seen, hidden) = (document(HAUT_VALLON), document(FEDERATION));
    let detail = line_detail(&seen, &results(&seen), "L04", Lang::Fr).unwrap();
    assert!(!detail.is_internal);
    assert_eq!(detail.table.columns.len(), 3 + 3);
    assert_eq!(
        detail.table.rows.iter().map(|r| r.cells[0].as_str()).collect::<Vec<_>>(),
        ["60\u{202f}%", "40\u{202f}%"]
    );
    let first = hidden.frame.lines[0].id.to_string();
    assert!(line_detail(&hidden, &results(&hidden), &first, Lang::Fr).unwrap().is_internal);
    assert_eq!(line_detail(&seen, &results(&seen), "L99", Lang::Fr), None);
}

/// The computation shown for every line ends at the published price, amount and parts.
#[test]
fn every_computation_ends_at_the_price_of_the_line() {
    for case in [HAUT_VALLON, FEDERATION, PUBLIC_2, PUBLIC_4] {
        let document = document(case);
        let results = results(&document);
        let schedule = schedule(&document, &results, Lang::Fr);
        for line in &results.contract.lines {
            let shown = computation(&document, &results, line.line.as_str(), Lang::Fr).unwrap();
            let row = &schedule.rows[line.line.as_str()];
            let [asks, _, price, amount] = shown.steps.as_slice() else { unreachable!() };
            assert!(price.lines.last().unwrap().ends_with(&row.unit_price), "{}: {:?}", row.id, price.lines);
            assert!(amount.lines[0].ends_with(&row.amount), "{}: {:?}", row.id, amount.lines);
            assert!(asks.lines.len() >= line.parts.len());
            for (part, cells) in line.parts.iter().zip(&shown.parts.rows) {
                assert_eq!(cells.cells.last(), Some(&crate::i18n::format::amount(part.ht_cents, Lang::Fr)));
                assert!(["0", "1"].contains(&cells.cells[3].as_str()), "{}: {:?}", row.id, cells.cells);
            }
        }
    }
}

#[test]
fn the_slices_shown_for_tiers_make_the_ask() {
    let document = document(PUBLIC_4);
    let (bid, results) = (document.bid(), results(&document));
    let mut seen = 0;
    for part in results.contract.lines.iter().flat_map(|l| &l.parts) {
        let ask = &bid.asks[part.ask_at];
        if ask.semantics == crate::domain::bid::Semantics::Incremental {
            let work: i128 = computation::slices(ask, part.cost.quantity).iter().map(|(q, p)| q * p.scaled()).sum();
            assert_eq!(work + ask.setup_cents.wide() * 10_i128.pow(14), part.cost.exact);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn a_computation_reads_like_one() {
    let document = document(HAUT_VALLON);
    let shown = computation(&document, &results(&document), "L04", Lang::En).unwrap();
    let lines: Vec<&str> = shown.steps.iter().flat_map(|s| s.lines.iter().map(String::as_str)).collect();
    // 5,000 units in three years, two members at 60 % and 40 %: checked by hand against §5.
    assert!(lines.iter().any(|l| l.contains("60% × 7% + 40% × 7% = 7%")), "{lines:#?}");
    assert!(lines.iter().any(|l| l.contains("× 93%)")), "{lines:#?}");
}

#[test]
fn periods_say_what_is_firm() {
    let document = document(PUBLIC_2);
    let table = by_period(&document, &results(&document), Lang::Fr);
    let notes: Vec<&str> = table.rows.iter().filter_map(|r| r.note.as_deref()).collect();
    assert_eq!(notes, ["ferme", "reconduction", "ferme", "ferme"]);
    assert!(table.foot.unwrap().note.unwrap().starts_with("dont ferme\u{a0}: "));
}

#[test]
fn vat_tables_close_on_the_totals() {
    let document = document(HAUT_VALLON);
    let results = results(&document);
    let table = vat_rows(&document, &results, Lang::Fr);
    assert_eq!(table.rows.len(), 4);
    assert_eq!(table.foot.unwrap().cells.last().unwrap(), "145\u{202f}624,30\u{202f}€");
    assert!(
        table.rows[2].note.as_deref().is_some_and(|n| n.starts_with("Mention\u{a0}: ")),
        "{:?}",
        table.rows[2]
    );
    assert!(rounding_note(&results, Lang::Fr).contains("145\u{202f}624,29\u{202f}€"));
    assert!(rounding_note(&results, Lang::Fr).contains("−0,01\u{202f}€"));
    assert_eq!(by_regime(&results, Lang::Fr).foot.unwrap().cells[1], "136\u{202f}395,67\u{202f}€");
}

#[test]
fn what_the_client_owes_itself_and_deducts_has_a_column_where_there_is_any() {
    let labels = |text: &str| {
        let document = document(text);
        let results = results(&document);
        let table = vat_rows(&document, &results, Lang::Fr);
        assert_eq!(table.columns.len(), table.foot.unwrap().cells.len());
        let labels: Vec<String> = table.columns.into_iter().map(|c| c.label).collect();
        let owes = !results.contract.totals.vat_self_assessed_cents.is_zero();
        assert_eq!(labels.iter().any(|l| l == "TVA autoliquidée"), owes);
        (labels, owes)
    };
    let deducted = "TVA déduite par le client";
    let (example, owes_in_example) = labels(HAUT_VALLON);
    let (other, owes_in_other) = labels(FEDERATION);
    assert!(!example.iter().any(|l| l == deducted) && owes_in_example);
    assert!(other.iter().any(|l| l == deducted) && !owes_in_other);
}

#[test]
fn the_ceiling_is_passed_by_so_much() {
    let mut document = document(HAUT_VALLON);
    let mut tender = (*document.frame.tender).clone();
    tender.ceiling_ht_cents = Some(Cents(13_639_567 - 230_000));
    document = after(&document, Command::SetTender(Box::new(tender)));
    let told = limits(&document, &results(&document), Lang::Fr);
    assert_eq!(
        (told[0].sentence.as_str(), told[0].is_fault),
        ("+2\u{202f}300,00\u{202f}€ au-dessus du plafond", true)
    );
    assert_eq!(told[1].sentence, "18\u{202f}604,33\u{202f}€ sous l’estimation (12,0\u{202f}%)");
}

#[test]
fn withholdings_show_their_sum_and_what_is_left() {
    let document = document(HAUT_VALLON);
    let view = formation(&document, &results(&document), Lang::Fr);
    assert_eq!(view.deductions.keys().collect::<Vec<_>>(), ["coordination", "risk_reserve", "commons"]);
    let fee = &view.deductions["coordination"];
    assert_eq!((fee.rate.as_str(), fee.beneficiary.as_deref()), ("4", Some("scic")));
    assert_eq!(fee.fund, "Sur ce marché\u{a0}: 5\u{202f}455,83\u{202f}€");
    assert_eq!(view.deductions["commons"].beneficiary, None);
    assert!(view.sum.contains("7\u{202f}%") && view.sum.contains("93\u{202f}%"));
    assert_eq!(view.sum_fault, None);
    assert!(view.rounding_example.contains("au plus proche"));
}

#[test]
fn withholdings_of_a_hundred_percent_are_told_by_how_much() {
    let document = edited(&document(HAUT_VALLON), &PricingEdit::Rate(text("coordination"), text("98,5 %")));
    let results = results(&document);
    let view = formation(&document, &results, Lang::Fr);
    let fault = view.sum_fault.unwrap();
    assert!(fault.contains("101,5\u{202f}%") && fault.contains("1,5001\u{202f}%"), "{fault}");
    let told = completeness(&document, &results, Lang::Fr);
    assert!(told.mends[0].sentence.starts_with(&fault));
    assert_eq!(told.mends[0].link, None);
}

#[test]
fn withholdings_are_added_moved_and_removed() {
    let before = document(HAUT_VALLON);
    let added = edited(&before, &PricingEdit::AddDeduction(text("fee")));
    let fee = added.plan.pricing.deductions.last().unwrap();
    assert_eq!((fee.id.as_str(), fee.beneficiary.as_ref()), ("fee", before.frame.group.lead.as_ref()));
    let twice = edited(&added, &PricingEdit::AddDeduction(text("fee")));
    assert_eq!(twice.plan.pricing.deductions.last().unwrap().id.as_str(), "fee-2");
    let up = edited(&added, &PricingEdit::MoveDeduction { id: text("fee"), up: true });
    let ids: Vec<&str> = up.plan.pricing.deductions.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["coordination", "risk_reserve", "fee", "commons"]);
    let removed = edited(&up, &PricingEdit::RemoveDeduction(text("fee")));
    assert_eq!(removed, before);
}

#[test]
fn a_fee_that_becomes_a_pot_has_no_beneficiary_and_a_fee_goes_to_the_lead() {
    let before = document(HAUT_VALLON);
    let pot = edited(&before, &PricingEdit::Kind(text("coordination"), text("pot")));
    assert_eq!(pot.plan.pricing.deductions[0].beneficiary, None);
    let fee = edited(&pot, &PricingEdit::Kind(text("coordination"), text("fee")));
    assert_eq!(fee.plan.pricing.deductions[0].beneficiary, before.frame.group.lead);
    let nobody = edited(&fee, &PricingEdit::Beneficiary(text("coordination"), String::new()));
    let view = formation(&nobody, &results(&nobody), Lang::Fr);
    assert_eq!(
        view.deductions["coordination"].beneficiary_fault.as_deref(),
        Some("Choisissez qui reçoit ces frais.")
    );
}

#[test]
fn a_fixed_amount_or_a_cap_asks_for_its_reason() {
    let before = document(HAUT_VALLON);
    let row = |document: &Document| formation(document, &results(document), Lang::Fr).deductions["coordination"].clone();
    assert_eq!((row(&before).is_by_hand, row(&before).reason_fault), (false, None));
    let capped = edited(&before, &PricingEdit::Cap(text("coordination"), text("500")));
    assert_eq!(
        row(&capped).reason_fault.as_deref(),
        Some("Dites pourquoi ce montant ou ce plafond est fixé à la main.")
    );
    let said = edited(&capped, &PricingEdit::AmountReason(text("coordination"), text(" convenu le 3 mai ")));
    assert_eq!((row(&said).reason.as_str(), row(&said).reason_fault), ("convenu le 3 mai", None));
}

#[test]
fn a_discount_is_typed_as_a_percentage_and_said_in_euros() {
    let before = document(HAUT_VALLON);
    let discounted = edited(&before, &PricingEdit::Discount(text("10")));
    let view = formation(&discounted, &results(&discounted), Lang::Fr);
    assert_eq!((view.discount.as_str(), view.discount_rounding.as_deref()), ("10", Some("half_up")));
    let cost = results(&before).contract.totals.ht_cents - results(&discounted).contract.totals.ht_cents;
    assert!(view.discount_hint.contains(&crate::i18n::format::amount(cost, Lang::Fr)));
    assert_eq!(edited(&discounted, &PricingEdit::Discount(String::new())), before);
    let floor = edited(&discounted, &PricingEdit::DiscountRounding(text("floor")));
    assert_eq!(floor.plan.pricing.discount.as_ref().map(|d| d.rounding), Some(Rounding::Floor));
}

#[test]
fn what_cannot_be_is_said_beside_the_field() {
    let document = document(HAUT_VALLON);
    let refused = |edit: PricingEdit| pricing_with(&document, &edit, Lang::Fr).unwrap_err();
    assert!(refused(PricingEdit::Rate(text("coordination"), text("abc"))).contains("abc"));
    assert!(refused(PricingEdit::Rate(text("coordination"), text("-3"))).contains("négatif"));
    assert_eq!(refused(PricingEdit::Discount(text("100"))), "La remise doit rester sous 100\u{202f}%.");
    assert!(refused(PricingEdit::Label(text("coordination"), "x".repeat(201))).contains("201"));
    assert_eq!(refused(PricingEdit::RemoveDeduction(text("gone"))), "Cette retenue n’existe plus.");
    assert_eq!(refused(PricingEdit::Rounding(text("floor"))), "Ce choix n’existe pas.");
    let mut full = document.clone();
    let mut plan = (*full.plan).clone();
    let mut pricing = (*plan.pricing).clone();
    while pricing.deductions.len() < 20 {
        pricing.deductions.push(pricing.deductions[0].clone());
    }
    plan.pricing = Arc::new(pricing);
    full.plan = Arc::new(plan);
    assert_eq!(
        pricing_with(&full, &PricingEdit::AddDeduction(text("pot")), Lang::Fr),
        Err(text("Vingt retenues au plus."))
    );
}

#[test]
fn an_empty_bid_is_shown_without_a_figure_that_lies() {
    let document = crate::document::new_bid::empty("new");
    let results = results(&document);
    assert!(figures(&document, &results, Lang::Fr).iter().all(|f| f.value == "0,00\u{202f}€"));
    let told = completeness(&document, &results, Lang::Fr);
    assert_eq!((told.sentence.as_str(), told.is_complete), ("Le bordereau n’a pas encore de ligne.", false));
    assert!(schedule(&document, &results, Lang::Fr).rows.is_empty());
    assert!(formation(&document, &results, Lang::Fr).deductions.is_empty());
    assert!(limits(&document, &results, Lang::Fr).is_empty());
}

#[test]
fn a_price_is_set_by_hand_with_its_reason_and_follows_its_line() {
    let document = document(HAUT_VALLON);
    let id = document.frame.lines[0].id.to_string();
    let refused = |typed: &str| pricing_with(&document, &PricingEdit::HandPrice(id.clone(), text(typed)), Lang::Fr).unwrap_err();
    assert!(refused("cent").contains("cent"));
    assert!(refused("1,0000001").len() > 10 && refused("1,234567").contains("décimales"));
    assert!(pricing_with(&document, &PricingEdit::HandReason(id.clone(), text("x")), Lang::Fr).is_err());

    let priced = edited(&document, &PricingEdit::HandPrice(id.clone(), text("12,5")));
    let detail = line_detail(&priced, &results(&priced), &id, Lang::Fr).unwrap();
    assert_eq!((detail.hand_price.as_str(), detail.is_by_hand), ("12,50", true));
    assert!(detail.hand_fault.is_some(), "a price by hand wants a reason");
    let quantity = priced.frame.lines[0].total_quantity();
    assert_eq!(results(&priced).contract.lines[0].amount_ht_cents, Cents::round(quantity * 1_250, 10_000));

    let said = edited(&priced, &PricingEdit::HandReason(id.clone(), text(" arrondi convenu ")));
    let detail = line_detail(&said, &results(&said), &id, Lang::Fr).unwrap();
    assert_eq!((detail.hand_reason.as_str(), detail.hand_fault), ("arrondi convenu", None));
    let steps = computation(&said, &results(&said), &id, Lang::Fr).unwrap().steps;
    assert!(
        steps[2].lines.iter().any(|l| l.starts_with("Fixé à la main") && l.contains("arrondi convenu")),
        "{steps:#?}"
    );

    let (from, to) = (LineId::new(&id), LineId::new("renamed"));
    let renamed = after(
        &said,
        Command::RenameLine {
            from: from.clone(),
            to: to.clone(),
        },
    );
    assert_eq!(renamed.plan.pricing.by_hand(&to).map(|p| p.reason.as_str()), Some("arrondi convenu"));
    assert!(after(&said, Command::RemoveLine(from)).plan.pricing.unit_prices.is_empty());
    assert_eq!(edited(&said, &PricingEdit::HandPrice(id, String::new())).plan.pricing, document.plan.pricing);
}
