//! The proof that every sum closes: both sides of each equality, and whether they agree.

use leptos::prelude::*;

use super::{Head, shown};
use crate::i18n::texts::split as texts;
use crate::present::split;
use crate::present::split::Proof;
use crate::ui::components::tr;

#[component]
pub fn ProofCard() -> impl IntoView {
    let proofs = shown!(split::proofs);
    let missing = Memo::new(move |_| proofs.with(|p| p.missing.clone()));
    let heading = Signal::derive(move || proofs.with(|p| p.heading.clone()));
    view! {
        <section class="card" aria-labelledby="split-proof">
            <Head id="split-proof" words=heading />
            <p class="soft">{tr(texts::PROOF_LEAD)}</p>
            {move || missing.get().map(|sentence| view! { <p class="banner">{sentence}</p> })}
            <ul class="money-proofs" role="list">
                {move || proofs.with(|p| p.list.clone()).into_iter().map(|proof| view! { <ProofItem proof /> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn ProofItem(proof: Proof) -> impl IntoView {
    let ((left_words, left), (right_words, right)) = (proof.left, proof.right);
    let (holds, sign) = (proof.holds, if proof.holds { "✓" } else { "✗" });
    view! {
        <li class="money-proof" class:money-proof--fault=!holds>
            <span class="tag" class:tag--good=holds class:tag--danger=!holds>
                <span aria-hidden="true">{sign}</span>
                {proof.verdict}
            </span>
            <span class="money-proof__title">{proof.title}</span>
            <span class="money-proof__side">{left_words} <span class="number">{left}</span></span>
            <span class="money-proof__side">{right_words} <span class="number">{right}</span></span>
        </li>
    }
}
