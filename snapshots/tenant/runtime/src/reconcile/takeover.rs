//! What else may be done about a live object than to change it: to take it over, or to make it anew.

use super::apply::{ABSENT, Applied, Target};
use crate::api::Propagation;
use crate::error::Error;
use crate::events::{Event, EventType};
use crate::kind::Kind;
use crate::object::Object;

impl<K: Kind> Target<'_, K> {
    /// Takes over an object that nobody controls, provided that nobody does meanwhile.
    pub async fn adopt(&self, live: &Object) -> Result<Applied, Error> {
        let seen = live.resource_version.to_string();
        let adopted = self.change(live, Some(&seen)).await?;
        self.say("Adopted", "it was there already and is taken over");
        Ok(Applied::Live(adopted))
    }

    /// Deletes the object, of which some fields cannot be changed any more, and makes it anew as soon as it is gone.
    pub async fn replace(&self, live: &Object, fields: &[&str]) -> Result<Applied, Error> {
        // Pods of the old object and of the new must not run side by side.
        let propagation = match self.resource.group {
            "apps" | "batch" => Propagation::Foreground,
            _ => Propagation::Background,
        };
        let client = &self.context.client;
        let leaving = match client.delete(&self.resource, live, propagation).await {
            Err(error) if error.code() == Some(404) => None,
            result => result?,
        };
        let fields = fields.join(", ");
        self.say(
            "Replaced",
            &format!("{fields} cannot be changed in place: it is deleted and made anew"),
        );
        if let Some(leaving) = leaving {
            self.store.written(leaving);
            return Ok(Applied::Leaving(self.waits_for_deletion()));
        }
        self.store.removed(live);
        Ok(Applied::Live(self.write(None, Some(ABSENT)).await?))
    }

    /// Says what is done to the object in the log and as an event.
    fn say(&self, reason: &str, what: &str) {
        tracing::info!(kind = self.resource.kind, object = %self.key, reason, "{what}");
        self.context.announce(
            &self.subject.object,
            Event {
                type_: EventType::Normal,
                reason: reason.to_owned(),
                action: "Reconcile".to_owned(),
                note: format!("{} {}: {what}", self.resource.kind, self.key),
            },
        );
    }
}
