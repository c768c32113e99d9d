//! What a screen reader goes by: the structure tree of every paper, by rules of our own. Every cell stands in a row in a table, headers are marked
//! and say what they head, headings skip no level, and nothing that is shown is out of the tree.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::reader::{Mark, Objects, marks};
use super::{PAPERS, Rendered};

/// An element of the tree. Its children, and which marks of which page it shows itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    role: String,
    id: Option<String>,
    scope: Option<String>,
    /// Ids of the cells that head it.
    headers: Vec<String>,
    has_alternative: bool,
    columns: usize,
    rows: usize,
    children: Vec<Element>,
    /// Page, counted from 0, and number of the mark.
    marks: Vec<(usize, u64)>,
}

impl Element {
    fn is_any(&self, roles: &[&str]) -> bool {
        roles.contains(&self.role.as_str())
    }
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Element)) {
        visit(self);
        self.children.iter().for_each(|child| child.each(visit));
    }
    pub fn all(&self, roles: &[&str]) -> Vec<&Element> {
        let mut found = Vec::new();
        self.each(&mut |element| {
            if element.is_any(roles) {
                found.push(element);
            }
        });
        found
    }
    /// The first element of this role, to be spoiled.
    fn first(&mut self, role: &str) -> Option<&mut Element> {
        if self.role == role {
            return Some(self);
        }
        self.children.iter_mut().find_map(|child| child.first(role))
    }
}

/// A file as the rules see it.
#[derive(Clone)]
pub struct Tree {
    pub root: Element,
    /// The marks of each page, in order.
    shown: Vec<Vec<Mark>>,
    /// Texts outside of every mark.
    unmarked: usize,
}

pub fn tree(objects: &Objects) -> Tree {
    let pages = objects.pages();
    let root = &objects.at(&objects.catalog()["/StructTreeRoot"]);
    let reader = Reader {
        objects,
        pages: pages.iter().enumerate().map(|(at, page)| (page.as_str(), at)).collect(),
        other_names: &root["/RoleMap"],
    };
    let mut top = Element {
        role: "Root".to_owned(),
        ..Element::default()
    };
    reader.children(&root["/K"], None, &mut top);
    let found: Vec<(Vec<Mark>, usize)> = pages.iter().map(|page| marks(&objects.contents(page))).collect();
    Tree {
        root: top,
        unmarked: found.iter().map(|(_, outside)| outside).sum(),
        shown: found.into_iter().map(|(marks, _)| marks).collect(),
    }
}

struct Reader<'a> {
    objects: &'a Objects,
    pages: BTreeMap<&'a str, usize>,
    other_names: &'a Value,
}

impl Reader<'_> {
    fn children(&self, kids: &Value, page: Option<usize>, into: &mut Element) {
        match self.objects.at(kids) {
            Value::Array(kids) => kids.iter().for_each(|kid| self.children(kid, page, into)),
            Value::Number(mark) => into.marks.push((page.unwrap(), mark.as_u64().unwrap())),
            Value::Object(kid) if kid.get("/Type").is_some_and(|t| t == "/MCR") => {
                let page = self.page(&kid["/Pg"]).or(page).unwrap();
                into.marks.push((page, kid["/MCID"].as_u64().unwrap()));
            }
            // A link on the page: no text of its own.
            Value::Object(kid) if kid.get("/Type").is_some_and(|t| t == "/OBJR") => {}
            Value::Object(_) => into.children.push(self.element(self.objects.at(kids))),
            _ => {}
        }
    }
    fn page(&self, value: &Value) -> Option<usize> {
        value.as_str().map(|page| self.pages[page])
    }
    fn element(&self, value: &Value) -> Element {
        let name = value["/S"].as_str().unwrap();
        let role = self.other_names[name].as_str().unwrap_or(name);
        let attributes = match self.objects.at(&value["/A"]) {
            Value::Array(all) => all.iter().map(|one| self.objects.at(one)).collect(),
            one => vec![one],
        };
        let attribute = |key: &str| attributes.iter().map(|a| &a[key]).find(|a| !a.is_null());
        let span = |key| attribute(key).and_then(Value::as_u64).map_or(1, |n| n as usize);
        let text = |value: &Value| value.as_str().map(|text| text.trim_start_matches(['/', 'u', ':']).to_owned());
        let headers = attribute("/Headers").and_then(Value::as_array);
        let mut element = Element {
            role: role.trim_start_matches('/').to_owned(),
            id: value["/ID"].as_str().map(str::to_owned),
            scope: attribute("/Scope").and_then(text),
            headers: headers.into_iter().flatten().map(|id| id.as_str().unwrap().to_owned()).collect(),
            has_alternative: value["/Alt"].as_str().is_some_and(|alt| alt.len() > 2),
            columns: span("/ColSpan"),
            rows: span("/RowSpan"),
            ..Element::default()
        };
        self.children(&value["/K"], self.page(&value["/Pg"]), &mut element);
        element
    }
}

/// Roles of PDF 1.7, 14.8.4, that our papers may use.
const ROLES: [&str; 36] = [
    "Root",
    "Document",
    "Part",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "P",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "Code",
    "Link",
    "Figure",
];

/// What an element may be a child of.
const PARENTS: [(&[&str], &[&str]); 6] = [
    (&["TH", "TD"], &["TR"]),
    (&["TR"], &["Table", "THead", "TBody", "TFoot"]),
    (&["THead", "TBody", "TFoot"], &["Table"]),
    (&["LI"], &["L"]),
    (&["LBody"], &["LI"]),
    (&["TOCI"], &["TOC"]),
];

/// What an element may alone hold.
const CHILDREN: [(&[&str], &[&str]); 6] = [
    (&["Table"], &["THead", "TBody", "TFoot", "TR", "Caption"]),
    (&["THead", "TBody", "TFoot"], &["TR"]),
    (&["TR"], &["TH", "TD"]),
    (&["L"], &["LI", "Caption", "L"]),
    (&["LI"], &["Lbl", "LBody"]),
    (&["TOC"], &["TOCI", "TOC", "Caption"]),
];

/// Everything that is wrong, in words.
pub fn faults(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    tree.root.each(&mut |element| {
        if !ROLES.contains(&element.role.as_str()) {
            faults.push(format!("{} is no role", element.role));
        }
        for child in &element.children {
            for (of, allowed) in PARENTS {
                if child.is_any(of) && !element.is_any(allowed) {
                    faults.push(format!("{} under {}", child.role, element.role));
                }
            }
            for (of, allowed) in CHILDREN {
                if element.is_any(of) && !child.is_any(allowed) {
                    faults.push(format!("{} holds {}", element.role, child.role));
                }
            }
        }
        if element.is_any(&["Table", "THead", "TBody", "TFoot", "TR", "L", "TOC"]) && (element.children.is_empty() || !element.marks.is_empty()) {
            faults.push(format!("{} is empty, or shows something itself", element.role));
        }
        if element.role == "Figure" && !element.has_alternative {
            faults.push("a figure without a text".to_owned());
        }
    });
    tree.root.all(&["Table"]).into_iter().for_each(|table| table_faults(table, &mut faults));
    heading_faults(&tree.root, &mut faults);
    mark_faults(tree, &mut faults);
    faults
}

fn table_faults(table: &Element, faults: &mut Vec<String>) {
    let rows = table.all(&["TR"]);
    let ids: BTreeSet<&str> = table.all(&["TH"]).iter().filter_map(|head| head.id.as_deref()).collect();
    // Columns that cells of the rows above still cover.
    let mut covered: Vec<usize> = Vec::new();
    let mut widths = BTreeSet::new();
    for row in &rows {
        let here: usize = row.children.iter().map(|cell| cell.columns).sum();
        widths.insert(here + covered.len());
        let still = covered.iter().filter(|rows| **rows > 1).map(|rows| rows - 1);
        let begun = row
            .children
            .iter()
            .filter(|cell| cell.rows > 1)
            .flat_map(|cell| std::iter::repeat_n(cell.rows - 1, cell.columns));
        covered = still.chain(begun).collect();
        for cell in &row.children {
            let is_head = cell.role == "TH";
            if is_head && !matches!(cell.scope.as_deref(), Some("Row" | "Column" | "Both")) {
                faults.push(format!("a header that does not say what it heads: {:?}", cell.scope));
            }
            if let Some(unknown) = cell.headers.iter().find(|id| !ids.contains(id.as_str())) {
                faults.push(format!("a cell names the header {unknown}, which the table does not have"));
            }
            // A cell without text keeps rows together.
            if !is_head && !cell.marks.is_empty() && cell.headers.is_empty() {
                faults.push("a cell without a header".to_owned());
            }
        }
    }
    if widths.len() > 1 || !covered.is_empty() {
        faults.push(format!("rows of {widths:?} columns, {} cells reach below the table", covered.len()));
    }
    let has_column_heads = rows.first().is_some_and(|row| row.children.iter().all(|cell| cell.role == "TH"));
    let has_row_heads = rows.iter().all(|row| row.children.iter().any(|cell| cell.role == "TH"));
    if !has_column_heads && !has_row_heads {
        faults.push("a table whose headers are not marked".to_owned());
    }
}

fn heading_faults(root: &Element, faults: &mut Vec<String>) {
    let mut before = 0;
    for heading in root.all(&["H1", "H2", "H3", "H4", "H5", "H6"]) {
        let level: usize = heading.role[1..].parse().unwrap();
        if level > before + 1 {
            faults.push(format!("H{level} after H{before}"));
        }
        before = level;
    }
}

/// Each mark of a page belongs to one element, each element shows marks that are there.
fn mark_faults(tree: &Tree, faults: &mut Vec<String>) {
    let mut named: Vec<(usize, u64)> = Vec::new();
    tree.root.each(&mut |element| named.extend(&element.marks));
    named.sort_unstable();
    let mut shown: Vec<(usize, u64)> = Vec::new();
    for (page, marks) in tree.shown.iter().enumerate() {
        let numbers = marks.iter().filter_map(|mark| match mark {
            Mark::Element(number) => Some(*number),
            Mark::Artifact => None,
        });
        shown.extend(numbers.map(|number| (page, number)));
    }
    shown.sort_unstable();
    if named != shown {
        faults.push(format!("{} marks are shown, {} are named by elements", shown.len(), named.len()));
    }
    if tree.unmarked > 0 {
        faults.push(format!("{} texts belong to no element and are no decoration", tree.unmarked));
    }
}

fn trees() -> impl Iterator<Item = (&'static Rendered, Tree)> {
    PAPERS.iter().filter_map(|paper| Some((paper, tree(paper.objects.as_ref()?))))
}

#[test]
fn every_paper_of_every_published_bid_has_a_sound_tree() {
    let (mut tables, mut cells) = (0, 0);
    for (paper, tree) in trees() {
        assert_eq!(faults(&tree), Vec::<String>::new(), "{}", paper.name);
        tables += tree.root.all(&["Table"]).len();
        cells += tree.root.all(&["TH", "TD"]).len();
    }
    assert!(
        PAPERS.iter().all(|paper| paper.objects.is_none()) || tables > 100 && cells > 2_000,
        "{tables} tables, {cells} cells"
    );
}

#[test]
fn a_tree_that_is_spoiled_is_found_out() {
    type Spoil = fn(&mut Tree);
    let spoils: [(&str, Spoil, &str); 14] = [
        ("a cell out of its row", |t| move_up(t, "TR", "Table"), "TD under Table"),
        ("a row out of its table", |t| move_up(t, "Table", "Document"), "TR under Document"),
        ("an item out of its list", |t| move_up(t, "L", "Document"), "LI under Document"),
        (
            "a header as a cell",
            |t| t.root.all_mut("TH", &mut |e| e.role = "TD".to_owned()),
            "headers are not marked",
        ),
        (
            "a header without a scope",
            |t| t.root.first("TH").unwrap().scope = None,
            "does not say what it heads",
        ),
        (
            "a header without its id",
            |t| t.root.first("TH").unwrap().id = None,
            "which the table does not have",
        ),
        (
            "a cell without its headers",
            |t| t.root.all_mut("TD", &mut |e| e.headers.clear()),
            "a cell without a header",
        ),
        ("a cell less", |t| drop(t.root.first("TR").unwrap().children.pop()), "columns"),
        (
            "a cell that reaches too far",
            |t| t.root.last_row().children[0].rows = 2,
            "reach below the table",
        ),
        (
            "a heading that skips a level",
            |t| t.root.first("H1").unwrap().role = "H3".to_owned(),
            "H3 after",
        ),
        ("a mark that no element names", |t| t.shown[1].push(Mark::Element(999)), "marks are shown"),
        (
            "an element that shows nothing",
            |t| t.root.first("P").unwrap().marks.push((0, 999)),
            "named by elements",
        ),
        ("a text outside", |t| t.unmarked = 1, "belong to no element"),
        (
            "a figure without its text",
            |t| t.root.first("P").unwrap().role = "Figure".to_owned(),
            "a figure without a text",
        ),
    ];
    let Some((_, good)) = trees().find(|(paper, tree)| paper.name.contains("proposal") && !tree.root.all(&["L"]).is_empty()) else {
        assert!(PAPERS.iter().all(|paper| paper.objects.is_none()), "a proposal with a list");
        return;
    };
    for (what, spoil, wanted) in spoils {
        let mut spoiled = good.clone();
        spoil(&mut spoiled);
        let found = faults(&spoiled);
        assert!(found.iter().any(|fault| fault.contains(wanted)), "{what}: {found:?}");
    }
}

/// Takes the last child of the first element of a role, and puts it into the first one of another.
fn move_up(tree: &mut Tree, from: &str, to: &str) {
    let child = tree.root.first(from).unwrap().children.pop().unwrap();
    tree.root.first(to).unwrap().children.push(child);
}

impl Element {
    fn all_mut(&mut self, role: &str, change: &mut dyn FnMut(&mut Element)) {
        self.children.iter_mut().for_each(|child| child.all_mut(role, change));
        if self.role == role {
            change(self);
        }
    }
    fn last_row(&mut self) -> &mut Element {
        let table = self.first("Table").unwrap();
        match table.children.last().unwrap().role.as_str() {
            "TR" => table.children.last_mut().unwrap(),
            _ => table.children.last_mut().unwrap().children.last_mut().unwrap(),
        }
    }
}
