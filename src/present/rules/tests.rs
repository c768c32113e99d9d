//! Every family of rules, broken once, in words.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::*;
use crate::domain::bid::{AllocationRules, Certification, Datacentre, Package, VatThreshold};
use crate::domain::dates::Date;
use crate::domain::decimal::{Quantity, Rate, Weight};
use crate::domain::ids::Id;
use crate::domain::money::Cents;
use crate::present::samples::{FR, allocate, document, edit_ask, edit_line, edit_tender, member, plain, results, share};

/// What the broken rules of the document say, each behind its id.
fn told(document: &Document) -> Vec<String> {
    let results = results(document);
    let words = RuleWords::new(document, &results, FR);
    results
        .violations
        .iter()
        .map(|rule| format!("{rule} | {}", plain(&words.sentence(rule))))
        .collect()
}

fn rules(document: &mut Document, edit: impl FnOnce(&mut AllocationRules)) {
    edit(Arc::make_mut(&mut Arc::make_mut(&mut document.plan).rules));
}

/// L1 to A, L2 to B.
fn allocated() -> Document {
    let mut document = document();
    allocate(&mut document, "L1", &[("a", "1")]);
    allocate(&mut document, "L2", &[("b", "1")]);
    document
}

#[test]
fn a_split_that_the_menu_lacks_names_both() {
    let mut document = allocated();
    allocate(&mut document, "L1", &[("a", "0.5"), ("b", "0.5")]);
    assert_eq!(told(&document), ["share_menu:L1 | Parts 50 % / 50 % : la ligne admet 100 %."]);
    edit_line(&mut document, "L1", |l| {
        l.share_menu = vec![vec![share("1")], vec![share("0.4"), share("0.6")], vec![share("0.7"), share("0.3")]];
    });
    assert_eq!(
        told(&document),
        ["share_menu:L1 | Parts 50 % / 50 % : la ligne admet 100 %, 60 % / 40 % ou 70 % / 30 %."]
    );
}

#[test]
fn sites_are_named_with_their_members() {
    let mut document = allocated();
    Arc::make_mut(&mut document.frame).datacentres = vec![Datacentre {
        id: Id::new("ren"),
        city: "Rennes".to_owned(),
        country: "FR".to_owned(),
    }];
    Arc::make_mut(&mut member(&mut document, "a").card).datacentres = vec![Id::new("ren")];
    edit_line(&mut document, "L1", |l| {
        l.share_menu = vec![vec![share("0.5"), share("0.5")]];
        l.distinct_datacentres = true;
        l.allowed_countries = vec!["BE".to_owned()];
    });
    allocate(&mut document, "L1", &[("a", "0.5"), ("b", "0.5")]);
    assert_eq!(
        told(&document),
        [
            "distinct_datacentres:L1 | Chaque membre doit servir la ligne depuis un site différent et connu ; ici Asso A : Rennes (FR), Coop B : site inconnu.",
            "allowed_countries:L1 | Sites admis en BE ; ici Asso A : Rennes (FR), Coop B : site inconnu.",
        ]
    );
}

#[test]
fn who_may_not_serve_a_line_is_named_with_the_reason() {
    let mut document = allocated();
    edit_tender(&mut document, |t| t.start = Some(Date::parse("2027-01-01").unwrap()));
    Arc::make_mut(&mut member(&mut document, "a").card).certifications = vec![Certification {
        id: Id::new("hds"),
        valid_until: Some(Date::parse("2026-12-31").unwrap()),
    }];
    edit_line(&mut document, "L1", |l| {
        l.only_members = vec!["b".into()];
        l.required_certifications = vec![Id::new("hds")];
        l.required_skills = vec![Id::new("postgres")];
        l.not_same_host_as = vec!["L2".into()];
    });
    allocate(&mut document, "L2", &[("a", "0.4"), ("b", "0.6")]);
    edit_line(&mut document, "L2", |l| l.share_menu = vec![vec![share("0.4"), share("0.6")]]);
    assert_eq!(
        told(&document),
        [
            "only_members:L1 | Ligne réservée à Coop B, pas à Asso A.",
            "required_certifications:L1 | Certifications exigées, absentes ou échues au 1er janvier 2027 : hds (Asso A).",
            "required_skills:L1 | Compétences exigées et absentes : postgres (Asso A).",
            "not_same_host_as:L1 | Asso A sert aussi L2, ce que la ligne exclut.",
        ]
    );
}

#[test]
fn quantities_are_told_against_their_bounds() {
    let mut document = allocated();
    edit_ask(&mut document, "L1", "a", |a| a.min_qty = Some(Quantity::parse("150.5").unwrap()));
    edit_ask(&mut document, "L2", "b", |a| a.max_qty = Some(Quantity::parse("99").unwrap()));
    assert_eq!(
        told(&document),
        [
            "min_qty:L1:a | Asso A demande au moins 150,5 Go ; sa part en fait 100.",
            "max_qty:L2:b | Coop B fait au plus 99 h ; sa part en fait 100.",
        ]
    );
}

#[test]
fn rules_of_members_give_their_figures() {
    let mut document = allocated();
    edit_ask(&mut document, "L1", "a", |a| a.hours_per_unit = Weight::parse("1.5").unwrap());
    let a = member(&mut document, "a");
    Arc::make_mut(&mut a.private).vat_threshold = Some(VatThreshold {
        label: String::new(),
        limit_cents: Cents(100_000),
        raised_limit_cents: None,
    });
    Arc::make_mut(&mut a.private).other_turnover_cents = Cents(90_000);
    let terms = Arc::make_mut(&mut Arc::make_mut(&mut a.offer).terms);
    terms.capacity_hours_per_month = Some(Weight::parse("10").unwrap());
    terms.min_order_cents = Cents(30_000);
    terms.turnover_cap_cents = Some(Cents(15_000));
    rules(&mut document, |r| {
        r.min_share = Some(Rate::parse("0.2").unwrap());
        r.max_share = Some(Rate::parse("0.8").unwrap());
    });
    assert_eq!(
        told(&document),
        [
            "capacity_hours:a | Asso A aurait 12,5 h de travail par mois (P1) pour 10 h disponibles.",
            "min_order:a | Asso A facture 200,00 € HT ; il lui faut au moins 300,00 €, ou rien.",
            "turnover_cap:a | Asso A facture 200,00 € HT (P1), 50,00 € au-dessus de son plafond de 150,00 €.",
            "vat_threshold:a | Asso A atteint 1 100,00 € (P1 : 200,00 € ici, 900,00 € ailleurs), 100,00 € au-dessus de son seuil de TVA de 1 000,00 €.",
            "min_share:a | Asso A a 16,7 % du total ; il en faut au moins 20 %.",
            "max_share:b | Coop B a 83,3 % du total ; il en faut au plus 80 %.",
        ]
    );
}

#[test]
fn rules_of_the_whole_give_theirs() {
    let mut document = allocated();
    edit_tender(&mut document, |t| t.ceiling_ht_cents = Some(Cents(100_000)));
    rules(&mut document, |r| {
        r.max_members = Some(1);
        r.packages = vec![Package {
            id: Id::new("socle"),
            lines: vec!["L1".into(), "L2".into()],
        }];
    });
    assert_eq!(
        told(&document),
        [
            "package:socle | Ensemble socle (L1, L2) : les mêmes membres doivent servir toutes ses lignes.",
            "max_members | 2 membres servent au moins une ligne, pour 1 au plus.",
            "ceiling | Le total de 1 200,00 € HT dépasse de 200,00 € le plafond du client (1 000,00 €).",
        ]
    );
    allocate(&mut document, "L2", &[("b", "1")]);
    Arc::make_mut(&mut document.plan).allocation.remove("L1");
    let terms = Arc::make_mut(&mut Arc::make_mut(&mut member(&mut document, "a").offer).terms);
    terms.must_serve = true;
    assert!(told(&document).contains(&"must_serve:a | Asso A doit servir au moins une ligne et n'en sert aucune.".to_owned()));
}

#[test]
fn a_rule_is_about_a_line_a_member_or_the_whole() {
    let document = document();
    let results = results(&document);
    let words = RuleWords::new(&document, &results, FR);
    let subject = |rule| plain(&words.subject(&rule));
    assert_eq!(
        subject(RuleId::MinQty {
            line: "L1".into(),
            member: "a".into()
        }),
        "L1 · Stockage"
    );
    assert_eq!(subject(RuleId::MustServe { member: "b".into() }), "Coop B");
    assert_eq!(subject(RuleId::Ceiling), "Ensemble du dossier");
    assert_eq!(words.sentence(&RuleId::ShareMenu { line: "gone".into() }), "share_menu:gone");
}
