//! The inverse of a basis, written out: it is small here and mostly empty. Rows by place in the basis, columns by row of the
//! program.

/// Numbers below this are nothing.
const NOTHING: f64 = 1e-13;

#[derive(Default)]
pub struct Inverse {
    numbers: Vec<f64>,
    size: usize,
    stride: usize,
    /// The squared length of each row.
    norms: Vec<f64>,
    filled: Vec<u32>,
}

impl Clone for Inverse {
    fn clone(&self) -> Self {
        let mut new = Self::default();
        new.clone_from(self);
        new
    }

    /// Without new memory where there is enough.
    fn clone_from(&mut self, other: &Self) {
        self.numbers.clone_from(&other.numbers);
        self.norms.clone_from(&other.norms);
        (self.size, self.stride) = (other.size, other.stride);
    }
}

impl Inverse {
    #[must_use]
    pub fn row(&self, place: usize) -> &[f64] {
        &self.numbers[place * self.stride..][..self.size]
    }

    pub fn rows(&self) -> impl Iterator<Item = &[f64]> {
        (0..self.size).map(|place| self.row(place))
    }

    #[must_use]
    pub fn norm(&self, place: usize) -> f64 {
        self.norms[place]
    }

    /// A new row of the program, its slack in the basis; `parts` are what it has of the variables at other places.
    pub fn add(&mut self, parts: impl Iterator<Item = (usize, f64)>) {
        let at = self.size;
        if at == self.stride {
            self.widen();
        }
        self.numbers.resize((at + 1) * self.stride, 0.0);
        let (known, own) = self.numbers.split_at_mut(at * self.stride);
        for (place, number) in parts {
            let of_place = &known[place * self.stride..][..at];
            own.iter_mut().zip(of_place).for_each(|(own, known)| *own -= number * known);
        }
        own[at] = 1.0;
        self.norms.push(own.iter().map(|number| number * number).sum());
        self.size += 1;
    }

    fn widen(&mut self) {
        let wide = (self.stride * 3 / 2).max(64);
        let mut numbers = vec![0.0; self.size * wide];
        for (new, old) in numbers.chunks_mut(wide).zip(self.numbers.chunks(self.stride.max(1))) {
            new[..self.stride].copy_from_slice(old);
        }
        (self.numbers, self.stride) = (numbers, wide);
    }

    /// Drops rows of the program whose slacks are in the basis, with the places of these slacks.
    pub fn keep(&mut self, places: &[bool], rows: &[bool]) {
        let mut to = 0;
        for place in (0..self.size).filter(|place| places[*place]) {
            let (from, start) = (place * self.stride, to * self.stride);
            let mut end = start;
            for row in (0..self.size).filter(|row| rows[*row]) {
                self.numbers[end] = self.numbers[from + row];
                end += 1;
            }
            self.numbers[end..start + self.stride].fill(0.0);
            self.norms[to] = self.norms[place];
            to += 1;
        }
        self.size = to;
        self.numbers.truncate(to * self.stride);
        self.norms.truncate(to);
    }

    /// That of slacks alone.
    pub fn reset(&mut self) {
        self.numbers.fill(0.0);
        self.norms.fill(1.0);
        (0..self.size).for_each(|at| self.numbers[at * self.stride + at] = 1.0);
    }

    /// The inverse times a column with these entries.
    pub fn times(&self, entries: &[(u32, f64)], out: &mut [f64]) {
        for (row, out) in self.rows().zip(out) {
            *out = entries.iter().map(|(at, number)| row[*at as usize] * number).sum();
        }
    }

    /// A column comes to a place; `column` is the inverse times it.
    pub fn exchange(&mut self, place: usize, column: &[f64]) {
        let (size, stride) = (self.size, self.stride);
        let pivot = column[place];
        self.filled.clear();
        let (before, rest) = self.numbers.split_at_mut(place * stride);
        let (own, after) = rest.split_at_mut(stride);
        let mut norm = 0.0;
        for (at, entry) in own[..size].iter_mut().enumerate() {
            *entry /= pivot;
            if entry.abs() < NOTHING {
                *entry = 0.0;
            } else {
                norm += *entry * *entry;
                self.filled.push(at as u32);
            }
        }
        let others = before
            .chunks_mut(stride)
            .enumerate()
            .chain(after.chunks_mut(stride).enumerate().map(|(at, row)| (place + 1 + at, row)));
        for (at, row) in others {
            let factor = column[at];
            if factor.abs() < NOTHING {
                continue;
            }
            let mut mixed = 0.0;
            for entry in &self.filled {
                let (number, entry) = (own[*entry as usize], &mut row[*entry as usize]);
                mixed += *entry * number;
                *entry -= factor * number;
            }
            self.norms[at] = (self.norms[at] + factor * (factor * norm - 2.0 * mixed)).max(1e-12);
        }
        self.norms[place] = norm.max(1e-12);
    }
}
