// The allocation of a bid as a mixed-integer program, written a second way from the text of the format (§5 to §7, measure
// `invoiced`): what another solver gets, to compare with ours. Amounts in BigInt, one binary per option, one per member.

const POWER = (text, decimals) => {
  const [whole, fraction = ""] = String(text ?? "0").split(".");
  return BigInt(whole + fraction.padEnd(decimals, "0"));
};
const roundHalf = (n, d) => (2n * n + d) / (2n * d);
const roundUp = (n, d) => (n + d - 1n) / d;

/** LR(T, w) of §4.2, for T ≥ 0. */
function largestRemainder(total, weights) {
  const sum = weights.reduce((a, b) => a + b, 0n);
  const parts = weights.map((w, at) => ({ at, w, part: (total * w) / sum, rest: (total * w) % sum }));
  let missing = total - parts.reduce((s, p) => s + p.part, 0n);
  const order = [...parts].sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : b.w > a.w ? 1 : b.w < a.w ? -1 : a.at - b.at));
  for (const part of order) {
    if (missing === 0n) break;
    part.part += 1n;
    missing -= 1n;
  }
  return parts.map((p) => p.part);
}

/** n(p, y) of §4.5. */
function years(tender) {
  if (tender.year_basis !== "calendar") return tender.periods.map((p, at) => ({ [at]: BigInt(p.months) }));
  const [year, month] = tender.start.split("-").map(Number);
  let passed = month - 1;
  return tender.periods.map((p) => {
    const counts = {};
    for (let i = 0; i < p.months; i += 1, passed += 1) {
      const y = year + Math.floor(passed / 12);
      counts[y] = (counts[y] ?? 0n) + 1n;
    }
    return counts;
  });
}

/** Every way to give the shares of a vector to different members. */
function* placings(shares, members, taken = []) {
  if (taken.length === shares.length) {
    yield taken;
    return;
  }
  for (const member of members) {
    if (!taken.includes(member)) yield* placings(shares, members, [...taken, member]);
  }
}

function options(bid, line, asks, byYear) {
  const menu = line.share_menu?.length ? line.share_menu : [["1"]];
  const quantity = line.qty_by_period.reduce((sum, q) => sum + POWER(q, 4), 0n);
  const kappa = (member) => bid.pricing.deductions.reduce((sum, d) => {
    const spared = d.base === "others" && (d.kind === "fee" ? d.beneficiary : bid.group.lead) === member;
    return sum + (spared ? 0n : POWER(d.rate, 6));
  }, 0n);
  const site = (member) => asks.get(member).datacentre ?? bid.members.find((m) => m.id === member).datacentres?.[0];
  const found = new Map();
  const certifiedOn = [bid.tender.deadline.slice(0, 10), bid.tender.start ?? ""].sort().at(-1);
  const qualifies = (member) => {
    const card = bid.members.find((m) => m.id === member);
    const country = bid.datacentres?.find((d) => d.id === site(member))?.country;
    return (!line.only_members?.length || line.only_members.includes(member))
      && (line.required_certifications ?? []).every((id) => card.certifications?.some((c) => c.id === id && (!c.valid_until || c.valid_until >= certifiedOn)))
      && (line.required_skills ?? []).every((skill) => card.skills?.includes(skill))
      && (!line.allowed_countries?.length || line.allowed_countries.includes(country));
  };
  const members = [...asks.keys()].filter(qualifies);
  for (const vector of menu) {
    for (const placed of placings(vector, members)) {
      const services = placed.map((member, at) => ({ member, share: POWER(vector[at], 6) }))
        .sort((a, b) => bid.members.findIndex((m) => m.id === a.member) - bid.members.findIndex((m) => m.id === b.member));
      const key = services.map((s) => `${s.member}:${s.share}`).join(" ");
      if (found.has(key)) continue;
      const q = (s) => quantity * s.share;
      if (services.some((s) => asks.get(s.member).min_qty && q(s) < POWER(asks.get(s.member).min_qty, 4) * 1_000_000n)) continue;
      if (services.some((s) => asks.get(s.member).max_qty && q(s) > POWER(asks.get(s.member).max_qty, 4) * 1_000_000n)) continue;
      if (line.distinct_datacentres && services.length > 1) {
        const sites = services.map((s) => site(s.member));
        if (sites.some((s) => !s) || new Set(sites).size < sites.length) continue;
      }
      // g in 10^-16 euros.
      const costs = services.map((s) => {
        const ask = asks.get(s.member);
        const amount = q(s);
        let work = 0n;
        if (ask.semantics === "incremental") {
          ask.tiers.forEach((tier, at) => {
            const from = POWER(tier.from_qty, 4) * 1_000_000n;
            const next = ask.tiers[at + 1] ? POWER(ask.tiers[at + 1].from_qty, 4) * 1_000_000n : amount;
            if (from < amount) work += ((next < amount ? next : amount) - from) * POWER(tier.price, 6);
          });
        } else {
          const tier = [...ask.tiers].reverse().find((t) => POWER(t.from_qty, 4) * 1_000_000n <= amount);
          work = amount * POWER(tier.price, 6);
        }
        return work + BigInt(ask.setup_cents ?? 0) * 10n ** 14n;
      });
      const withheld = services.reduce((sum, s) => sum + s.share * kappa(s.member), 0n);
      const scale = 10n ** BigInt(line.price_decimals);
      const divide = bid.pricing.unit_price_rounding === "ceil" ? roundUp : roundHalf;
      const units = divide(costs.reduce((a, b) => a + b, 0n) * scale, quantity * (10n ** 12n - withheld));
      const amount = roundHalf(units * quantity * 100n, scale * 10_000n);
      const parts = largestRemainder(amount, services.map((s) => s.share));
      found.set(key, {
        services, amount,
        parts: services.map((s, at) => {
          const byPeriod = largestRemainder(parts[at], line.qty_by_period.map((x) => POWER(x, 4)));
          const sums = {};
          byPeriod.forEach((cents, p) => {
            const names = Object.keys(byYear[p]);
            largestRemainder(cents, names.map((y) => byYear[p][y])).forEach((c, i) => { sums[names[i]] = (sums[names[i]] ?? 0n) + c; });
          });
          const hours = POWER(asks.get(s.member).hours_per_unit, 4);
          return { member: s.member, cents: parts[at], byYear: sums, hours: line.qty_by_period.map((x) => Number(s.share * POWER(x, 4) * hours) / 1e14) };
        }),
      });
    }
  }
  return [...found.values()];
}

/** The program in the LP format, for `min_ht` or `min_buyer_cost` (client without deduction), and what it is made of. */
export function program(bid, goal) {
  const byYear = years(bid.tender);
  const allYears = [...new Set(byYear.flatMap((y) => Object.keys(y)))];
  const lines = bid.lines.map((line) => {
    const asks = new Map(bid.asks.filter((a) => a.line === line.id).map((a) => [a.member, a]));
    return options(bid, line, asks, byYear);
  });
  const vatOf = (member, line) => {
    const vat = bid.asks.find((a) => a.line === line && a.member === member)?.vat ?? bid.members.find((m) => m.id === member).vat;
    return POWER(vat.rate, 6);
  };
  const rows = [];
  const row = (terms, relation, bound) => {
    const kept = terms.filter(([, n]) => n !== 0);
    if (kept.length) rows.push(`${kept.map(([name, n]) => `${n < 0 ? "-" : "+"} ${Math.abs(n)} ${name}`).join(" ")} ${relation} ${bound}`);
  };
  const x = (line, at) => `x_${line}_${at}`;
  const each = (visit) => lines.forEach((opts, line) => opts.forEach((option, at) => visit(option, x(line, at), line)));
  const objective = [];
  each((option, name, line) => {
    const cost = option.parts.reduce((sum, p) => sum + p.cents * 1_000_000n + (goal === "min_ht" ? 0n : p.cents * vatOf(p.member, bid.lines[line].id)), 0n);
    objective.push([name, Number(cost) / 1e6]);
  });
  lines.forEach((opts, line) => row(opts.map((_, at) => [x(line, at), 1]), "=", 1));
  const group = bid.allocation_rules;
  const total = [];
  each((option, name) => total.push([name, Number(option.amount)]));
  for (const member of bid.members) {
    const y = `y_${member.id}`;
    const mine = [];
    each((option, name, line) => {
      const part = option.parts.find((p) => p.member === member.id);
      if (part) mine.push({ name, part, line });
    });
    for (const { name } of mine) row([[name, 1], [y, -1]], "<=", 0);
    row([[y, 1], ...mine.map(({ name }) => [name, -1])], "<=", 0);
    const sum = (of) => mine.map(({ name, part }) => [name, of(part)]);
    if (member.capacity_hours_per_month != null) {
      bid.tender.periods.forEach((p, at) => row(sum((part) => part.hours[at]), "<=", Number(member.capacity_hours_per_month) * p.months));
    }
    if (member.must_serve) row([[y, 1]], ">=", 1);
    for (const year of allYears) {
      if (member.turnover_cap_cents != null) row(sum((p) => Number(p.byYear[year] ?? 0n)), "<=", member.turnover_cap_cents);
      if (member.vat_threshold) {
        const left = member.vat_threshold.limit_cents - (member.other_turnover_by_year_cents?.[year] ?? member.other_turnover_cents ?? 0);
        if (left < 0) row([[y, 1]], "<=", 0);
        else row(sum((p) => Number(p.byYear[year] ?? 0n)), "<=", left);
      }
    }
    if (member.min_order_cents) row([...sum((p) => Number(p.cents)), [y, -member.min_order_cents]], ">=", 0);
    const least = [member.min_share, group.min_share].filter((s) => s != null).map(Number).sort((a, b) => b - a)[0];
    const most = [member.max_share, group.max_share].filter((s) => s != null).map(Number).sort((a, b) => a - b)[0];
    const against = (share) => {
      const terms = new Map(total.map(([name, n]) => [name, -share * n]));
      for (const [name, n] of sum((p) => Number(p.cents))) terms.set(name, terms.get(name) + n);
      return [...terms];
    };
    const large = total.reduce((s, [, n]) => s + n, 0);
    if (least) row([...against(least), [y, -large]], ">=", -large);
    if (most != null) row(against(most), "<=", 0);
  }
  if (group.max_members != null) row(bid.members.map((m) => [`y_${m.id}`, 1]), "<=", group.max_members);
  if (bid.tender.ceiling_ht_cents != null) row(total, "<=", bid.tender.ceiling_ht_cents);
  const place = (id) => bid.lines.findIndex((l) => l.id === id);
  const serving = (line, member) => lines[line].flatMap((o, at) => (o.parts.some((p) => p.member === member) ? [[x(line, at), 1]] : []));
  bid.lines.forEach((line, at) => {
    for (const other of line.not_same_host_as ?? []) {
      for (const m of bid.members) row([...serving(at, m.id), ...serving(place(other), m.id)], "<=", 1);
    }
  });
  for (const pack of group.packages ?? []) {
    const [first, ...others] = pack.lines.map(place);
    for (const other of others) {
      for (const m of bid.members) row([...serving(first, m.id), ...serving(other, m.id).map(([name]) => [name, -1])], "=", 0);
    }
  }
  const names = [...objective.map(([name]) => name), ...bid.members.map((m) => `y_${m.id}`)];
  const text = `Minimize\n obj: ${objective.map(([name, n]) => `+ ${n} ${name}`).join(" ")}\nSubject To\n${rows.map((r, at) => ` r${at}: ${r}`).join("\n")}\nBinary\n ${names.join("\n ")}\nEnd\n`;
  return { text, isEmpty: lines.some((opts) => !opts.length) };
}
