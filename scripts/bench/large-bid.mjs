// Bids of any size, made up, the same every time: what the benchmarks open. Valid `joint-bid/1`, every line allocated.

const NAMES = ["Nuages", "Chat’Vallon", "Logis", "Commun", "Ruche", "Toile", "Relais", "Arbre", "Garrigue", "Rivage", "Maison", "Bocage"];

/** Numbers below `bound`, the same for a seed. */
function chance(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * bound);
  };
}

const vatOf = (at) => at % 3 === 0
  ? { regime: "standard", rate: "0.2" }
  : at % 3 === 1
    ? { regime: "small_business", rate: "0", mention: "TVA non applicable" }
    : { regime: "exempt_association", rate: "0", mention: "Exonération de TVA" };

/** `lines` × `members`, three years; half of the pairs are priced, a third of the lines is shared by two. */
export function largeBid(lines, members, seed = 7) {
  const below = chance(seed);
  const ids = Array.from({ length: members }, (_, at) => `m${at + 1}`);
  const bid = {
    format: "joint-bid/1",
    id: `large-${lines}-${members}`,
    tender: {
      reference: "2027-1", title: "Services numériques libres",
      buyer: { name: "Ville", kind: "local_authority", country: "FR", vat_deduction: "none" },
      procedure: "open", published: "2027-01-04", deadline: "2027-02-19T12:00:00+01:00", start: "2027-06-01",
      offer_validity_days: 120, year_basis: "calendar",
      periods: [1, 2, 3].map((year) => ({ id: `Y${year}`, months: 12, label: `Année ${year}` })),
    },
    group: { form: "several_lead_liable", lead: "m1", justification: "Aucun membre ne peut répondre seul." },
    members: ids.map((id, at) => ({
      id, name: `${NAMES[at % NAMES.length]} ${at + 1}`, legal_form: "SCIC", country: "FR", vat: vatOf(at), recovers_input_vat: at % 3 === 0,
      turnover_cap_cents: 900_000_000, vat_threshold: { label: "Seuil", limit_cents: 900_000_000, raised_limit_cents: 950_000_000 },
      capacity_hours_per_month: "9999", max_share: "0.9",
    })),
    lines: [], asks: [], allocation: [],
    allocation_rules: { objectives: [], max_share: "0.95" },
    pricing: {
      deductions: [
        { id: "fee", kind: "fee", rate: "0.04", base: "all", beneficiary: "m1" },
        { id: "reserve", kind: "reserve", rate: "0.02", base: "all" },
        { id: "pot", kind: "pot", rate: "0.01", base: "others" },
      ],
      unit_price_rounding: "ceil",
    },
    settlement: { rule: { kind: "own_price" }, surplus_rule: "pro_rata_asks", reserve_used_cents: 100_000 },
  };
  for (let at = 0; at < lines; at += 1) {
    const id = `L${String(at + 1).padStart(4, "0")}`;
    const isShared = at % 3 === 2 && members > 1;
    bid.lines.push({
      id, label: `Service ${at + 1}`, unit: "compte.mois", kind: at % 5 === 0 ? "one_off" : "recurring", price_decimals: 2,
      qty_by_period: [1, 2, 3].map(() => String(10 + below(2_000))),
      share_menu: isShared ? [["0.6", "0.4"], ["1"]] : [["1"]],
    });
    const first = below(members);
    for (let other = 0; other < members; other += 1) {
      if (other % 2 !== first % 2) continue;
      bid.asks.push({
        line: id, member: ids[other], hours_per_unit: "0.001",
        tiers: [{ from_qty: "0", price: `${1 + below(9)}.${10 + below(89)}` }, { from_qty: "3000", price: `0.${10 + below(89)}` }],
      });
    }
    const second = (first + 2) % members;
    if (isShared && second !== first && second % 2 === first % 2) {
      bid.allocation.push({ line: id, member: ids[first], share: "0.6" }, { line: id, member: ids[second], share: "0.4" });
    } else {
      bid.allocation.push({ line: id, member: ids[first], share: "1" });
    }
  }
  return bid;
}
