//! Text to a tree of nodes; the problems are those that YAML itself has with the text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::node::{Key, Kind, Node};
use super::{scalar, yaml_hint};
use crate::problem::{Problem, position};
use crate::validate::codes;

/// How deep maps and lists may nest, so that reading them needs little stack.
const MAX_DEPTH: usize = 64;

/// How many values a file may have, those that aliases repeat included.
const MAX_NODES: usize = 100_000;

/// Reads a file of one YAML document. `None` means that its problems leave nothing to look at.
pub(super) fn read(text: &str, problems: &mut Vec<Problem>) -> Option<Node> {
    let mut reader = Reader {
        text,
        events: Parser::new_from_str(text),
        anchors: HashMap::new(),
        nodes: 0,
        problems: Vec::new(),
    };
    let root = reader.document();
    problems.append(&mut reader.problems);
    match root {
        Ok(None) => {
            problems.push(
                Problem::error(codes::YAML, 0..0, "the file is empty")
                    .hint("`operator-gen init` makes a first one"),
            );
            None
        }
        Ok(root) => root,
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    events: Parser<'a, serde_saphyr::granit_parser::StrInput<'a>>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// The next event that is not about comments or the stream.
    fn next(&mut self) -> Result<Option<(Event<'a>, Range<usize>)>, Problem> {
        for event in self.events.by_ref() {
            let (event, span) = event.map_err(|error| syntax(self.text, &error))?;
            if !matches!(
                event,
                Event::StreamStart | Event::StreamEnd | Event::Comment(..) | Event::DocumentEnd
            ) {
                return Ok(Some((event, bytes(self.text, span))));
            }
        }
        Ok(None)
    }

    fn document(&mut self) -> Result<Option<Node>, Problem> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::DocumentStart(..)) {
                continue;
            }
            if root.is_some() {
                return Err(Problem::error(codes::YAML, span, "a second YAML document")
                    .hint("several kinds go into one document, as items of `resources`"));
            }
            root = Some(self.node(event, span, 0)?);
        }
        Ok(root)
    }

    fn node(
        &mut self,
        event: Event<'a>,
        span: Range<usize>,
        depth: usize,
    ) -> Result<Node, Problem> {
        self.nodes += 1;
        if depth > MAX_DEPTH || self.nodes > MAX_NODES {
            return Err(too_large(span));
        }
        let (node, anchor, tag) = match event {
            Event::Alias(anchor) => return self.alias(anchor, span, depth),
            Event::Scalar(text, style, anchor, tag) => {
                (scalar_node(text, style, span), anchor, tag)
            }
            Event::SequenceStart(_, anchor, tag) => (self.list(span, depth)?, anchor, tag),
            Event::MappingStart(_, anchor, tag) => (self.map(span, depth)?, anchor, tag),
            _ => {
                return Err(Problem::error(
                    codes::YAML,
                    span,
                    "a value was expected here",
                ));
            }
        };
        if tag.is_some() {
            self.problems.push(
                Problem::error(
                    codes::YAML,
                    node.span.clone(),
                    "YAML tags have no meaning here",
                )
                .hint("remove the word that begins with `!`; put text in quotes"),
            );
        }
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    /// A copy of what the alias repeats. Its problems show up where the anchor stands.
    fn alias(&mut self, anchor: usize, span: Range<usize>, depth: usize) -> Result<Node, Problem> {
        let Some(node) = self.anchors.get(&anchor) else {
            return Err(Problem::error(
                codes::YAML,
                span,
                "an alias inside of its own anchor",
            ));
        };
        let (nodes, levels) = size(node);
        self.nodes += nodes;
        if depth + levels > MAX_DEPTH || self.nodes > MAX_NODES {
            return Err(too_large(span));
        }
        Ok(node.clone())
    }

    fn list(&mut self, start: Range<usize>, depth: usize) -> Result<Node, Problem> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next()? {
            if event == Event::SequenceEnd {
                return Ok(collection(Kind::List(items), &start, &span));
            }
            items.push(self.node(event, span, depth + 1)?);
        }
        Err(Problem::error(codes::YAML, start, "a list without an end"))
    }

    fn map(&mut self, start: Range<usize>, depth: usize) -> Result<Node, Problem> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        while let Some((event, span)) = self.next()? {
            if event == Event::MappingEnd {
                return Ok(collection(Kind::Map(entries), &start, &span));
            }
            let key = self.key(event, span)?;
            let Some((event, span)) = self.next()? else {
                break;
            };
            let mut value = self.node(event, span, depth + 1)?;
            if value.kind == Kind::Null && value.span.is_empty() {
                value.span = key.span.clone();
            }
            match entries.iter().find(|(known, _)| known.name == key.name) {
                Some((known, _)) => {
                    let (line, _) = position(self.text, known.span.start);
                    let message = format!("the key `{}` comes twice", key.name);
                    self.problems.push(
                        Problem::error(codes::DUPLICATE_KEY, key.span, message)
                            .hint(format!("keep one of them: the first stands in line {line}")),
                    );
                }
                None => entries.push((key, value)),
            }
        }
        Err(Problem::error(codes::YAML, start, "a map without an end"))
    }

    fn key(&mut self, event: Event<'a>, span: Range<usize>) -> Result<Key, Problem> {
        match event {
            Event::Scalar(name, ..) if name == "<<" => {
                Err(
                    Problem::error(codes::YAML, span, "merge keys (`<<`) are not supported")
                        .hint("write the keys out"),
                )
            }
            Event::Scalar(name, ..) => Ok(Key {
                name: name.into_owned(),
                span,
            }),
            _ => Err(Problem::error(codes::YAML, span, "a key must be text")
                .hint("an expression in braces must stand in quotes: \"${...}\"")),
        }
    }
}

fn scalar_node(text: Cow<'_, str>, style: ScalarStyle, span: Range<usize>) -> Node {
    let kind = match style {
        // An empty plain scalar arrives as `~`.
        ScalarStyle::Plain => scalar::plain(&text),
        _ => Kind::Text(text.into_owned()),
    };
    Node { kind, span }
}

/// A list or map. In block style the parser's end is the next token, so the last value's end counts.
fn collection(kind: Kind, start: &Range<usize>, end: &Range<usize>) -> Node {
    let last = match &kind {
        Kind::List(items) => items.last().map(|item| item.span.end),
        Kind::Map(entries) => entries.last().map(|(_, value)| value.span.end),
        _ => None,
    };
    let stop = match last {
        Some(last) if end.is_empty() => last,
        _ => end.end,
    };
    Node {
        kind,
        span: start.start..stop.max(start.end),
    }
}

/// How many values there are in a tree, and how deep it nests.
fn size(node: &Node) -> (usize, usize) {
    let children: Vec<&Node> = match &node.kind {
        Kind::List(items) => items.iter().collect(),
        Kind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    };
    children
        .into_iter()
        .map(size)
        .fold((1, 0), |(nodes, levels), (more, below)| {
            (nodes + more, levels.max(below + 1))
        })
}

fn too_large(span: Range<usize>) -> Problem {
    Problem::error(
        codes::YAML,
        span,
        "the file nests too deeply or is too large",
    )
    .hint(format!("at most {MAX_DEPTH} levels and {MAX_NODES} values"))
}

fn bytes(text: &str, span: Span) -> Range<usize> {
    let start = span.start.byte_offset().unwrap_or_default().min(text.len());
    let end = span
        .end
        .byte_offset()
        .unwrap_or(start)
        .clamp(start, text.len());
    start..end
}

/// The parser's own complaint, with advice for the traps that expressions set.
fn syntax(text: &str, error: &ScanError) -> Problem {
    let at = error
        .marker()
        .byte_offset()
        .unwrap_or_default()
        .min(text.len());
    let line_start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line = text
        .get(line_start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    let expression = "an expression with `: `, `#`, braces or quotes, or inside of [ ] or { }, must stand in quotes: \"${...}\"";
    let hint = match line.contains("${") {
        true => Some(expression),
        false => yaml_hint::hint(&error.info()),
    };
    let message = format!("not valid YAML: {}", error.info());
    Problem {
        hint: hint.map(str::to_owned),
        ..Problem::error(codes::YAML, at..at, message)
    }
}
