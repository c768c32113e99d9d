//! Who takes a line over when its host fails (`joint-bid/2` §5; domain brief §1.5, article 16). A decision of the group that changes no
//! figure; the client reads it with the distribution.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{LineId, MemberId};

/// The named backup of one line: a member that does not serve it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    pub line: LineId,
    pub member: MemberId,
}
