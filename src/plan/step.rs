//! A plan and its steps.

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A file of the tool's is missing: it is written.
    Create,
    /// A file of the user's is missing: it is written, this once.
    Seed,
    /// A file of the tool's is out of date: it is rewritten.
    Update,
    /// A file of the tool's is no longer produced: it is deleted.
    Delete,
    /// It stays as it is.
    Keep,
    /// It holds something that a run must not destroy unasked.
    Conflict(Conflict),
}

/// Why a file is not touched unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// A file of the tool's was edited by hand.
    Edited,
    /// A file of the tool's is no longer produced, and was edited by hand.
    EditedAndRetired,
    /// Something that the tool did not write stands where its file belongs.
    Foreign,
}

/// A file, what is there now, what should be there, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The path below the project's root, with `/` between folders.
    pub path: String,
    /// What becomes of the file.
    pub action: Action,
    /// What is there now, bytes outside UTF-8 replaced; `None` when nothing is, or nothing that can be read as a file.
    pub before: Option<String>,
    /// What should be there; `None` when the file should go.
    pub after: Option<String>,
}

impl Step {
    /// Whether carrying it out changes the project.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.action != Action::Keep
    }
}

/// What a run would do, in the order of the paths; the lock comes last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps.
    pub steps: Vec<Step>,
}

impl Plan {
    /// The steps that change something, conflicts included.
    pub fn changes(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.is_change())
    }

    /// The steps that the user must decide.
    pub fn conflicts(&self) -> impl Iterator<Item = &Step> {
        self.steps
            .iter()
            .filter(|step| matches!(step.action, Action::Conflict(_)))
    }

    /// Whether the project is exactly what the spec asks for.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.changes().next().is_none()
    }

    /// The same with every conflict decided in favour of the tool.
    #[must_use]
    pub fn forced(mut self) -> Self {
        for step in &mut self.steps {
            if let Action::Conflict(conflict) = step.action {
                step.action = match conflict {
                    Conflict::EditedAndRetired => Action::Delete,
                    Conflict::Edited | Conflict::Foreign => Action::Update,
                };
            }
        }
        self
    }

    /// How many files each action concerns.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for step in &self.steps {
            match step.action {
                Action::Create | Action::Seed => summary.created += 1,
                Action::Update => summary.updated += 1,
                Action::Delete => summary.deleted += 1,
                Action::Keep => summary.unchanged += 1,
                Action::Conflict(_) => summary.conflicts += 1,
            }
        }
        summary
    }
}

/// How many files each action concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files written where none was.
    pub created: usize,
    /// Files rewritten.
    pub updated: usize,
    /// Files deleted.
    pub deleted: usize,
    /// Files left as they are.
    pub unchanged: usize,
    /// Files that the user must decide.
    pub conflicts: usize,
}
