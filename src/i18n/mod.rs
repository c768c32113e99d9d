//! French and English: texts, numbers, dates, errors as sentences.
