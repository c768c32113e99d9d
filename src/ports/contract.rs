//! What every store must do, told as a bid's life. The native tests run it on the store in memory and
//! the browser tests on the real one: this file knows neither.
#![allow(clippy::unwrap_used)]

use super::{Aside, BidMeta, LogEntry, SNAPSHOTS_KEPT, Snapshot, Store, StoreError, Unreadable};

pub fn meta(id: &str, saved_at_ms: i64) -> BidMeta {
    BidMeta {
        id: id.to_owned(),
        title: "Hébergement des écoles".to_owned(),
        reference: "2026-042".to_owned(),
        saved_at_ms,
        entries: 1,
        format: 1,
    }
}

pub fn entry(seq: u64) -> LogEntry {
    LogEntry {
        seq,
        json: format!(r#"{{"command":{seq},"text":"œuvre, 1\u202f234,50\u00a0€"}}"#),
    }
}

pub fn snapshot(seq: u64) -> Snapshot {
    Snapshot {
        seq,
        json: format!(r#"{{"after":{seq}}}"#),
        saved_at_ms: 1_700_000_000_000,
    }
}

/// Runs the whole contract on an empty store.
pub async fn store_contract(store: impl Store) {
    nothing_is_there_at_first(&store).await;
    what_is_appended_is_loaded_in_order(&store).await;
    an_entry_is_kept_once_and_never_replaced(&store).await;
    the_list_shows_the_last_saved_first(&store).await;
    ten_snapshots_are_kept_and_the_log_after_the_oldest(&store).await;
    bids_whose_ids_look_alike_do_not_mix(&store).await;
    a_deleted_bid_comes_back_from_the_bin(&store).await;
    the_bin_forgets_only_what_is_old(&store).await;
    an_unreadable_text_is_set_aside_once_and_taken_once(&store).await;
    an_unreadable_part_moves_aside(&store).await;
    drafts_belong_to_a_bid_and_a_cell(&store).await;
    settings_are_replaced(&store).await;
}

async fn nothing_is_there_at_first(store: &impl Store) {
    assert_eq!(store.list().await.unwrap(), []);
    assert_eq!(store.load("none").await.unwrap(), None);
    assert_eq!(store.list_bin().await.unwrap(), []);
    assert_eq!(store.list_aside().await.unwrap(), []);
    assert_eq!(store.drafts("none").await.unwrap(), []);
    assert_eq!(store.get_setting("language").await.unwrap(), None);
}

async fn what_is_appended_is_loaded_in_order(store: &impl Store) {
    store.append("b1", &meta("b1", 1), &[entry(1), entry(2)]).await.unwrap();
    store.append("b1", &meta("b1", 2), &[entry(3)]).await.unwrap();
    // Ten comes after nine, as a number and not as a text.
    store.append("b1", &meta("b1", 3), &(4..=12).map(entry).collect::<Vec<_>>()).await.unwrap();
    let stored = store.load("b1").await.unwrap().unwrap();
    assert_eq!(stored.snapshots, []);
    assert_eq!(stored.log, (1..=12).map(entry).collect::<Vec<_>>());
    assert_eq!(store.list().await.unwrap(), [meta("b1", 3)]);
}

async fn an_entry_is_kept_once_and_never_replaced(store: &impl Store) {
    store.append("b1", &meta("b1", 4), &[entry(12)]).await.unwrap();
    let other = LogEntry {
        seq: 12,
        json: "\"of another tab\"".to_owned(),
    };
    let refused = store.append("b1", &meta("b1", 5), &[entry(13), other]).await;
    assert_eq!(refused, Err(StoreError::SeqTaken { bid: "b1".to_owned(), seq: 12 }));
    let stored = store.load("b1").await.unwrap().unwrap();
    assert_eq!(stored.log, (1..=12).map(entry).collect::<Vec<_>>(), "all of it or nothing");
    assert_eq!(store.list().await.unwrap(), [meta("b1", 4)]);
}

async fn the_list_shows_the_last_saved_first(store: &impl Store) {
    store.append("a0", &meta("a0", 9), &[entry(1)]).await.unwrap();
    assert_eq!(store.list().await.unwrap(), [meta("a0", 9), meta("b1", 4)]);
    store.append("b1", &meta("b1", 10), &[]).await.unwrap();
    assert_eq!(store.list().await.unwrap(), [meta("b1", 10), meta("a0", 9)]);
}

async fn ten_snapshots_are_kept_and_the_log_after_the_oldest(store: &impl Store) {
    let count = SNAPSHOTS_KEPT as u64 + 2;
    store.snapshot("b2", &snapshot(0), &meta("b2", 20)).await.unwrap();
    store.append("b2", &meta("b2", 20), &(1..=count).map(entry).collect::<Vec<_>>()).await.unwrap();
    for seq in 1..SNAPSHOTS_KEPT as u64 {
        store.snapshot("b2", &snapshot(seq), &meta("b2", 21)).await.unwrap();
    }
    let stored = store.load("b2").await.unwrap().unwrap();
    assert_eq!(stored.snapshots.len(), SNAPSHOTS_KEPT);
    assert_eq!(stored.log.len() as u64, count, "the oldest snapshot needs the whole log");

    store.snapshot("b2", &snapshot(count), &meta("b2", 22)).await.unwrap();
    let stored = store.load("b2").await.unwrap().unwrap();
    let newest_first: Vec<_> = [count].into_iter().chain((1..=9).rev()).map(snapshot).collect();
    assert_eq!(stored.snapshots, newest_first);
    assert_eq!(stored.log, (2..=count).map(entry).collect::<Vec<_>>());
    assert_eq!(store.list().await.unwrap()[0], meta("b2", 22));
}

async fn bids_whose_ids_look_alike_do_not_mix(store: &impl Store) {
    store.append("b", &meta("b", 0), &[entry(1)]).await.unwrap();
    store.append("b10", &meta("b10", 0), &[entry(7)]).await.unwrap();
    assert_eq!(store.load("b").await.unwrap().unwrap().log, [entry(1)]);
    assert_eq!(store.load("b10").await.unwrap().unwrap().log, [entry(7)]);
    assert_eq!(store.load("b1").await.unwrap().unwrap().log.len(), 12);
}

async fn a_deleted_bid_comes_back_from_the_bin(store: &impl Store) {
    let before = store.load("b2").await.unwrap();
    let absent = Err(StoreError::NotFound("none".to_owned()));
    assert_eq!(store.delete("none", 99).await, absent);
    assert_eq!(store.restore("none").await, absent);

    store.delete("b2", 100).await.unwrap();
    assert_eq!(store.load("b2").await.unwrap(), None);
    assert!(store.list().await.unwrap().iter().all(|meta| meta.id != "b2"));
    let binned = store.list_bin().await.unwrap();
    assert_eq!(binned.len(), 1);
    assert_eq!((&binned[0].meta, binned[0].binned_at_ms), (&meta("b2", 22), 100));

    store.append("b2", &meta("b2", 30), &[entry(1)]).await.unwrap();
    assert_eq!(store.restore("b2").await, Err(StoreError::Exists("b2".to_owned())));
    store.delete("b2", 200).await.unwrap();
    let times: Vec<_> = store.list_bin().await.unwrap().iter().map(|it| it.binned_at_ms).collect();
    assert_eq!(times, [200, 100], "deleting again does not replace the first copy");

    store.restore("b2").await.unwrap();
    assert_eq!(store.load("b2").await.unwrap().unwrap().log, [entry(1)]);
    store.delete("b2", 50).await.unwrap();
    store.restore("b2").await.unwrap();
    assert_eq!(store.load("b2").await.unwrap(), before);
    assert!(store.list().await.unwrap().contains(&meta("b2", 22)));
}

async fn the_bin_forgets_only_what_is_old(store: &impl Store) {
    store.put_draft("a0", "title", "\"un brouillon\"").await.unwrap();
    store.put_draft("new", "title", "\"jamais enregistré\"").await.unwrap();
    store.delete("a0", 300).await.unwrap();
    assert_eq!(store.purge_bin(300).await.unwrap(), 1, "the copy of b2 deleted at 50");
    assert_eq!(store.drafts("a0").await.unwrap().len(), 1);
    assert_eq!(store.list_bin().await.unwrap().len(), 1);
    assert_eq!(store.purge_bin(301).await.unwrap(), 1);
    assert_eq!(store.list_bin().await.unwrap(), []);
    assert_eq!(store.drafts("a0").await.unwrap(), []);
    assert_eq!(store.drafts("new").await.unwrap().len(), 1);
    assert_eq!(store.restore("a0").await, Err(StoreError::NotFound("a0".to_owned())));
    store.remove_draft("new", "title").await.unwrap();
}

async fn an_unreadable_text_is_set_aside_once_and_taken_once(store: &impl Store) {
    let raw = "{\"half\": ".to_owned();
    let key = store.set_aside("b1", "end of input", raw.clone(), 400).await.unwrap();
    assert_eq!(store.set_aside("b1", "again", raw.clone(), 401).await.unwrap(), key);
    let other = store.set_aside("b1", "end of input", "{".to_owned(), 402).await.unwrap();
    let keys: Vec<_> = store.list_aside().await.unwrap().iter().map(|it| it.key).collect();
    assert_eq!(keys, [other, key]);

    let (bid, reason) = ("b1".to_owned(), "end of input".to_owned());
    let taken = store.take_aside(key).await.unwrap();
    assert_eq!(
        taken,
        Some(Aside {
            key,
            bid,
            reason,
            raw,
            at_ms: 400
        })
    );
    assert_eq!(store.take_aside(key).await.unwrap(), None);
    store.take_aside(other).await.unwrap();
    assert_eq!(store.list_aside().await.unwrap(), []);
}

async fn an_unreadable_part_moves_aside(store: &impl Store) {
    let newest = store.load("b2").await.unwrap().unwrap().snapshots[0].clone();
    let part = Unreadable::Snapshot(newest.seq);
    let key = store.move_aside("b2", part, "unknown part", 500).await.unwrap().unwrap();
    assert_eq!(store.move_aside("b2", part, "unknown part", 501).await.unwrap(), None);
    let stored = store.load("b2").await.unwrap().unwrap();
    assert_eq!(stored.snapshots[0], snapshot(9));
    assert_eq!(store.take_aside(key).await.unwrap().unwrap().raw, newest.json);

    let tail = Unreadable::LogFrom(11);
    let key = store.move_aside("b2", tail, "unknown command", 502).await.unwrap().unwrap();
    let stored = store.load("b2").await.unwrap().unwrap();
    assert_eq!(stored.log, (2..=10).map(entry).collect::<Vec<_>>());
    let raw = store.take_aside(key).await.unwrap().unwrap().raw;
    let entries: Vec<LogEntry> = serde_json::from_str(&raw).unwrap();
    assert_eq!(entries, [entry(11), entry(12)]);

    let instead = LogEntry {
        seq: 11,
        json: "{}".to_owned(),
    };
    store.append("b2", &meta("b2", 503), std::slice::from_ref(&instead)).await.unwrap();
    assert_eq!(store.load("b2").await.unwrap().unwrap().log.last(), Some(&instead));
    assert_eq!(store.move_aside("none", tail, "", 504).await.unwrap(), None);
}

async fn drafts_belong_to_a_bid_and_a_cell(store: &impl Store) {
    store.put_draft("b1", "line/3/ask", "\"12,\"").await.unwrap();
    store.put_draft("b1", "line/3/ask", "\"12,5\"").await.unwrap();
    store.put_draft("b1", "title", "\"\"").await.unwrap();
    store.put_draft("b10", "title", "\"autre\"").await.unwrap();
    let kept = [("line/3/ask", "\"12,5\""), ("title", "\"\"")];
    let kept = kept.map(|(cell, json)| (cell.to_owned(), json.to_owned()));
    assert_eq!(store.drafts("b1").await.unwrap(), kept);
    store.remove_draft("b1", "line/3/ask").await.unwrap();
    assert_eq!(store.drafts("b1").await.unwrap(), kept[1..]);
    store.remove_draft("b1", "line/3/ask").await.unwrap();
}

async fn settings_are_replaced(store: &impl Store) {
    store.put_setting("language", "fr").await.unwrap();
    store.put_setting("language", "en").await.unwrap();
    assert_eq!(store.get_setting("language").await.unwrap().as_deref(), Some("en"));
    assert_eq!(store.get_setting("theme").await.unwrap(), None);
}
