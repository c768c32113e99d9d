//! The prenucleolus (D. Schmeidler, «The nucleolus of a characteristic function game», 1969; A. Kopelowitz 1967): the least, in
//! lexicographic order, of the sorted complaints of all coalitions. One linear programme after another, each exact: the smallest largest
//! complaint; the coalitions that must complain that much in every optimum keep it; then the next. At most n − 1 of them.

use num_bigint::BigInt;

use super::coalitions::Coalitions;
use super::over_one_denominator;
use super::tableau::{Column, Whole, maximise};
use crate::domain::exact::Exact;

/// In member order, in cents; the sum is v(N). `None` when the arithmetic fails, which long integers do not.
pub(super) fn prenucleolus(game: &Coalitions) -> Option<Vec<Exact>> {
    let mut settled = Settled::new(game.players);
    if game.players > 0 {
        settled.add(game.all(), Exact::from_integer(game.values[game.all()].clone()));
    }
    let mut active: Vec<usize> = (1..game.all()).collect();
    while settled.rank() < game.players {
        active.retain(|set| !settled.spans(*set));
        let step = Step::new(game, &settled, &active);
        let (complaint, tight) = step.solve::<i128>().or_else(|| step.solve::<BigInt>())?;
        for set in tight {
            let amount = Exact::from_integer(game.values[set].clone()) - &complaint;
            settled.add(set, amount);
        }
    }
    let denominator = Exact::from_integer(game.denominator.clone());
    Some(settled.solution()?.into_iter().map(|x| x / &denominator).collect())
}

/// One linear programme: its figures over one denominator.
struct Step<'a> {
    game: &'a Coalitions,
    settled: &'a Settled,
    active: &'a [usize],
    costs: Vec<BigInt>,
    denominator: BigInt,
}

impl<'a> Step<'a> {
    fn new(game: &'a Coalitions, settled: &'a Settled, active: &'a [usize]) -> Self {
        let known = settled.rows.iter().map(|(_, amount)| amount.clone());
        let exact: Vec<Exact> = known.chain(active.iter().map(|set| Exact::from_integer(game.values[*set].clone()))).collect();
        let (costs, denominator) = over_one_denominator(&exact);
        Self {
            game,
            settled,
            active,
            costs,
            denominator,
        }
    }

    /// The least largest complaint, and coalitions whose complaint is that in every optimum: those that weigh in the dual.
    fn solve<N: Whole + TryFrom<BigInt> + Into<BigInt>>(&self) -> Option<(Exact, Vec<usize>)> {
        let known = self.settled.rows.len();
        let sets = self.settled.rows.iter().map(|(set, _)| *set).chain(self.active.iter().copied());
        let columns: Option<Vec<Column<N>>> = sets
            .zip(&self.costs)
            .enumerate()
            .map(|(at, (set, cost))| {
                let is_free = at < known;
                let bits = (0..self.game.players).map(|player| i8::from(set >> player & 1 == 1));
                Some(Column {
                    entries: bits.chain([i8::from(!is_free)]).collect(),
                    cost: N::try_from(cost.clone()).ok()?,
                    is_free,
                })
            })
            .collect();
        let optimum = maximise(&columns?, self.game.players + 1)?;
        let (numerator, denominator): (BigInt, BigInt) = (optimum.value.0.into(), optimum.value.1.into());
        let complaint = Exact::new(numerator, denominator * &self.denominator);
        let tight = optimum
            .positive
            .iter()
            .filter_map(|at| self.active.get(at.checked_sub(known)?).copied())
            .collect();
        Some((complaint, tight))
    }
}

/// Coalitions whose amount is known, independent of each other.
struct Settled {
    players: usize,
    rows: Vec<(usize, Exact)>,
    /// The same sets in echelon form, each with the place of its first entry.
    echelon: Vec<(usize, Vec<i64>)>,
}

impl Settled {
    fn new(players: usize) -> Self {
        Self {
            players,
            rows: Vec::new(),
            echelon: Vec::new(),
        }
    }

    fn rank(&self) -> usize {
        self.rows.len()
    }

    fn spans(&self, set: usize) -> bool {
        self.reduced(set).iter().all(|entry| *entry == 0)
    }

    /// Kept only when it says something new.
    fn add(&mut self, set: usize, amount: Exact) {
        let row = self.reduced(set);
        if let Some(first) = row.iter().position(|entry| *entry != 0) {
            self.echelon.push((first, row));
            self.rows.push((set, amount));
        }
    }

    fn reduced(&self, set: usize) -> Vec<i64> {
        let mut row: Vec<i64> = (0..self.players).map(|at| i64::from(set >> at & 1 == 1)).collect();
        for (first, other) in &self.echelon {
            let (own, pivot) = (row[*first], other[*first]);
            if own != 0 {
                row.iter_mut().zip(other).for_each(|(entry, along)| *entry = *entry * pivot - own * along);
                let common = row.iter().fold(0, |a, b| greatest_common_divisor(a, b.abs()));
                row.iter_mut().for_each(|entry| *entry /= common.max(1));
            }
        }
        row
    }

    /// The one point that all rows give. Gauss and Jordan.
    fn solution(&self) -> Option<Vec<Exact>> {
        let n = self.players;
        let number = |value: i64| Exact::from_integer(BigInt::from(value));
        let mut rows: Vec<Vec<Exact>> = self
            .rows
            .iter()
            .map(|(set, amount)| (0..n).map(|at| number(i64::from(set >> at & 1 == 1))).chain([amount.clone()]).collect())
            .collect();
        for column in 0..n {
            let pivot = (column..n).find(|&row| rows[row][column] != number(0))?;
            rows.swap(column, pivot);
            let scale = rows[column][column].clone();
            rows[column].iter_mut().for_each(|entry| *entry /= &scale);
            let chosen = rows[column].clone();
            for (_, row) in rows.iter_mut().enumerate().filter(|(at, _)| *at != column) {
                let factor = row[column].clone();
                row.iter_mut().zip(&chosen).for_each(|(entry, along)| *entry -= &factor * along);
            }
        }
        rows.into_iter().map(|mut row| row.pop()).collect()
    }
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
