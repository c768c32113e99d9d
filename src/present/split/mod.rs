//! The screen of the split: the rule, each member's account, transfers, thresholds, and the proof that every sum closes.
//! Every figure is that of `Results`, formatted. Internal; knows no view.

pub mod account;
pub mod compared;
pub mod edit;
pub mod floors;
pub mod funds;
pub mod game;
pub mod game_edit;
pub mod game_form;
pub mod internal_vat;
pub mod proof;
mod proof_of_prices;
mod proof_of_settlement;
pub mod rule;
pub mod say;
pub mod simulations;
pub mod steps;
#[cfg(test)]
mod tests;
pub mod thresholds;
pub mod weights;

pub use account::{Account, account};
pub use compared::{Bar, Compared, ComparedRow, compared};
pub use edit::{SettlementEdit, settlement_with};
pub use floors::{BrokenFloors, broken_floors, keep_floors};
pub use funds::{Release, funds, release, transfers};
pub use game::{Core, GameView, game};
pub use game_edit::{CostColumn, GameEdit, game_with};
pub use game_form::{CostRow, GameForm, StatedRow};
pub use internal_vat::internal_vat;
pub use proof::{Proof, Proofs, proofs};
pub use rule::{RuleView, Slot, SlotView, kind_words, rule};
pub use simulations::{Simulations, simulations};
pub use steps::{SplitStep, SplitSteps, split_steps};
pub use thresholds::{ThresholdRow, Thresholds, thresholds};
pub use weights::{Counter, WeightCell, WeightColumn, WeightRow, Weights, weights};
