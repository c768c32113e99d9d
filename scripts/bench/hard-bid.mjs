// Bids for the optimiser, made up, the same for a seed: every rule of `joint-bid/1` §6 is asked for, and several bind.

/** Numbers below `bound`. */
export function chance(seed) {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (bound) => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return Math.floor((state / 0x100000000) * bound);
  };
}

const VAT = [
  { regime: "standard", rate: "0.2" },
  { regime: "small_business", rate: "0", mention: "TVA non applicable" },
  { regime: "standard", rate: "0.2" },
  { regime: "eu_reverse_charge", rate: "0.2", mention: "Autoliquidation" },
  { regime: "exempt_association", rate: "0", mention: "Exonération de TVA" },
];

/** `members` hosts, `lines` lines, two years; nothing allocated. */
export function hardBid(members, lines, seed) {
  const below = chance(seed * 7919 + members * 31 + lines);
  const maybe = (percent) => below(100) < percent;
  const ids = Array.from({ length: members }, (_, at) => `m${at + 1}`);
  const sites = ids.map((_, at) => ({ id: `dc${at}`, city: "Ville", country: at % 5 === 4 ? "BE" : "FR" }));
  // What the whole is worth, roughly, in cents: caps and thresholds are parts of it.
  const base = Array.from({ length: lines }, () => 50_000 + below(450_000));
  const whole = base.reduce((sum, price) => sum + price, 0) * 2;
  const fair = whole / members;
  const cents = (amount) => Math.max(1, Math.round(amount));
  const bid = {
    format: "joint-bid/1", id: `hard-${members}-${lines}-${seed}`,
    tender: {
      reference: "2027-9", title: "Services", buyer: { name: "Ville", kind: "local_authority", country: "FR", vat_deduction: "none", vat_id: "FR21000485003" },
      procedure: "open", deadline: "2027-02-19T12:00:00+01:00", start: "2027-06-01", offer_validity_days: 90, year_basis: seed % 2 ? "period" : "calendar",
      periods: [{ id: "Y1", months: 12 }, { id: "Y2", months: 12 }], ceiling_ht_cents: cents(whole * 1.6),
    },
    group: { form: "several", lead: "m1", justification: "Ensemble." },
    datacentres: sites,
    members: ids.map((id, at) => ({
      id, name: `Hôte ${at + 1}`, legal_form: "SCIC", country: at % 5 === 3 ? "BE" : "FR", vat: VAT[at % VAT.length], recovers_input_vat: at % 2 === 0, vat_id: at % 5 === 3 ? "BE0000000097" : undefined,
      certifications: maybe(60) ? [{ id: "ISO27001" }] : [], skills: ["a", "b", "c"].filter(() => maybe(70)),
      datacentres: [maybe(20) && at > 0 ? `dc${at - 1}` : `dc${at}`],
      turnover_cap_cents: maybe(50) ? cents(fair * (0.45 + below(60) / 100)) : undefined,
      vat_threshold: at % VAT.length === 1 ? { label: "Seuil", limit_cents: cents(fair * (0.6 + below(50) / 100)) } : undefined,
      other_turnover_cents: at % VAT.length === 1 ? cents(fair * 0.1) : 0,
      min_order_cents: maybe(40) ? cents(fair * (0.2 + below(30) / 100)) : 0,
      capacity_hours_per_month: maybe(50) ? String(10 + below(10) + Math.round(lines / members * 4)) : undefined,
      must_serve: at === 0, max_share: maybe(30) ? "0.2" : undefined,
    })),
    lines: [], asks: [],
    allocation_rules: {
      objectives: [{ kind: "min_ht" }], min_share: "0.02", max_share: members > 6 ? "0.22" : "0.45", max_members: Math.max(3, members - 2), packages: [],
    },
    pricing: {
      deductions: [{ id: "fee", kind: "fee", rate: "0.04", base: seed % 3 ? "all" : "others", beneficiary: "m1" }, { id: "reserve", kind: "reserve", rate: "0.02", base: "all" }],
      unit_price_rounding: "ceil",
    },
    settlement: { rule: { kind: "own_price" }, surplus_rule: "pro_rata_asks" },
  };
  for (let at = 0; at < lines; at += 1) {
    const id = `L${String(at + 1).padStart(3, "0")}`;
    // Lines of a package have the same hosts: menus and exclusions of their own would contradict it.
    const isPacked = at % 15 >= 13;
    const isShared = maybe(20) && !isPacked;
    const quantity = 20 + below(400);
    const line = {
      id, label: `Ligne ${at + 1}`, unit: "mois", kind: "recurring", price_decimals: 2, qty_by_period: [String(quantity), String(quantity + below(50))],
      share_menu: isShared ? (maybe(50) ? [["0.6", "0.4"], ["0.5", "0.5"]] : [["1"], ["0.7", "0.3"]]) : undefined,
      distinct_datacentres: isShared, not_same_host_as: at > 4 && maybe(12) && !isPacked ? [`L${String(at - below(4)).padStart(3, "0")}`] : [],
      required_certifications: maybe(10) ? ["ISO27001"] : [], required_skills: maybe(20) ? [["a", "b", "c"][below(3)]] : [],
      allowed_countries: maybe(10) ? ["FR"] : [],
    };
    bid.lines.push(line);
    const price = (base[at] * 2) / (2 * quantity) / 100;
    ids.forEach((member, place) => {
      if (!maybe(75) && place > 1) return;
      const own = price * (0.85 + below(3_500) / 10_000);
      const decimals = (value) => value.toFixed(2);
      bid.asks.push({
        line: id, member, semantics: maybe(30) ? "incremental" : "all_units",
        tiers: maybe(30)
          ? [{ from_qty: "0", price: decimals(own) }, { from_qty: String(quantity), price: decimals(own * 0.93) }]
          : [{ from_qty: "0", price: decimals(own) }],
        setup_cents: maybe(20) ? below(20_000) : 0, hours_per_unit: `0.${String(1 + below(40)).padStart(3, "0")}`,
        min_qty: maybe(5) ? String(Math.round(quantity / 2)) : undefined, max_qty: maybe(5) ? String(quantity * 2) : undefined,
      });
    });
    if (at % 15 === 14) bid.allocation_rules.packages.push({ id: `P${at}`, lines: [id, `L${String(at).padStart(3, "0")}`] });
  }
  return bid;
}
