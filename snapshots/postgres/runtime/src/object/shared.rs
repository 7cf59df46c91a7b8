//! Texts that many objects have in common, such as namespaces and kinds: each is in memory once.

use std::cell::RefCell;
use std::sync::Arc;

use foldhash::HashSet;

/// How many texts are kept before those that no object has any more are let go.
const KEPT: usize = 256;

#[derive(Default)]
struct Texts {
    known: HashSet<Arc<str>>,
    /// How many there may be before the next clearing out.
    limit: usize,
}

thread_local! {
    static TEXTS: RefCell<Texts> = RefCell::default();
}

/// A text, in memory once however often it is asked for.
pub(super) fn shared(text: &str) -> Arc<str> {
    TEXTS.with_borrow_mut(|texts| texts.shared(text))
}

impl Texts {
    fn shared(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.known.get(text) {
            return Arc::clone(known);
        }
        if self.known.len() >= self.limit {
            self.known.retain(|known| Arc::strong_count(known) > 1);
            self.limit = KEPT.max(2 * self.known.len());
        }
        let text: Arc<str> = text.into();
        self.known.insert(Arc::clone(&text));
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_there_once_and_gone_when_nobody_has_it() {
        let mut texts = Texts::default();
        let kept = texts.shared("kept");
        assert!(Arc::ptr_eq(&kept, &texts.shared("kept")));
        for number in 0..10 * KEPT {
            texts.shared(&number.to_string());
        }
        assert!(texts.known.len() <= KEPT + 1, "{}", texts.known.len());
        assert!(Arc::ptr_eq(&kept, &texts.shared("kept")));
    }
}
