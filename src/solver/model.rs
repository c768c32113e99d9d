//! The search problem: one option per line, rows that link the lines. In floating point, for speed: what the search proposes is
//! checked exactly elsewhere, and rows are loosened by a hair, so that nothing lawful is lost.

use crate::domain::rules::RuleId;

/// How much a row may be passed, relative to its size, before it counts as broken.
pub const SLACK: f64 = 1e-9;

/// `Σ a + of_total·T ≤ cap`, scaled so that its largest number is about 1.
#[derive(Clone, Debug)]
pub struct Row {
    pub cap: f64,
    pub of_total: f64,
    /// In force only if this member serves.
    pub when: Option<usize>,
    /// One of the rows whose largest activity is the objective; `cap` is 0 then.
    pub is_soft: bool,
}

/// An option in the search.
#[derive(Clone, Debug)]
pub struct Opt {
    /// Its place among the options of its line.
    pub choice: u32,
    /// In `Model::unit` of 10^-12 cents.
    pub cost: f64,
    /// Under the measure, in cents.
    pub total: f64,
    pub mask: u64,
    pub entries: (u32, u32),
}

pub struct Model {
    pub opts: Vec<Opt>,
    pub entries: Vec<(u32, f64)>,
    pub rows: Vec<Row>,
    /// The options of each line: a range of `opts`.
    pub lines: Vec<(u32, u32)>,
    pub members: usize,
    pub max_members: Option<usize>,
    /// The rule behind each row, and all rules that rows were made of, those no allocation can break included.
    pub rules: Vec<Option<RuleId>>,
    pub weighed: Vec<RuleId>,
    /// 10^-12 cents in one unit of cost.
    pub unit: i128,
    /// True when costs are whole in their unit: the next better one is 1 away.
    pub is_whole: bool,
    /// Cents in one unit of the soft rows.
    pub soft_scale: f64,
    pub has_soft: bool,
}

impl Model {
    /// True when every allocation is as good as another: only the rows matter.
    #[must_use]
    pub fn is_free(&self) -> bool {
        !self.has_soft && self.opts.iter().all(|opt| opt.cost == 0.0)
    }

    /// The entries of an option: row and number.
    #[must_use]
    pub fn entries(&self, opt: u32) -> &[(u32, f64)] {
        let (from, to) = self.opts[opt as usize].entries;
        &self.entries[from as usize..to as usize]
    }
}

/// The members of a mask.
pub fn bits(mask: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |bit| mask & 1 << bit != 0)
}
