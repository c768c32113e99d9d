//! How the papers of the group look: its logo, its colour, its letters. The lead decides for all.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::dossier::{TITLE_MAX, edit_dossier, fits};
use super::{CommandError, Document};
use crate::domain::colour::Colour;

/// Most bytes of a logo: it is kept in every copy and printed in every paper.
pub const LOGO_MAX: usize = 500_000;

/// Everything may stay as the app has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Appearance {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    /// The colour as it was chosen: texts take it darkened, where it is too light to be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<Colour>,
    pub letters: Letters,
}

/// The families of letters that the app has (`public/fonts`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letters {
    /// Headings with serifs over a text without.
    #[default]
    Mixed,
    Sans,
    Serif,
}

impl Letters {
    pub const ALL: [Self; 3] = [Self::Mixed, Self::Sans, Self::Serif];

    /// Stable name in files and choices.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mixed => "mixed",
            Self::Sans => "sans",
            Self::Serif => "serif",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogoKind {
    Png,
    Jpeg,
    Svg,
}

impl LogoKind {
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }
    /// The file of a logo in a job of the typesetter.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Png => "logo.png",
            Self::Jpeg => "logo.jpg",
            Self::Svg => "logo.svg",
        }
    }
}

/// A picture in base64, as files and pages take it: the document compares it and passes it on, and never reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    pub kind: LogoKind,
    pub data: Arc<str>,
    /// What those who do not see it are told; empty = the name of the group.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Document {
    pub(super) fn set_appearance(&mut self, appearance: &Appearance) -> Result<(), CommandError> {
        if let Some(logo) = &appearance.logo {
            let size = logo.data.len() / 4 * 3;
            if size > LOGO_MAX + 3 {
                return Err(CommandError::LogoTooLarge { limit: LOGO_MAX, size });
            }
            fits(&logo.text, TITLE_MAX)?;
        }
        edit_dossier(self, |dossier| dossier.appearance = Arc::new(appearance.clone()));
        Ok(())
    }
}
