//! Cuts the body of a watch into lines, one event each.

use std::time::Duration;

use http_body_util::BodyExt;
use kube::client::Body;

use crate::api::Failure;

/// How much room is kept between events.
const KEPT: usize = 16 * 1024;

/// The lines of a response that goes on.
pub struct Lines {
    body: Body,
    buffer: Vec<u8>,
    /// Where the lines begin that were not given out yet.
    start: usize,
    /// Up to where there is no line break.
    searched: usize,
}

impl Lines {
    pub fn new(body: Body) -> Self {
        Self {
            body,
            buffer: Vec::new(),
            start: 0,
            searched: 0,
        }
    }

    /// The next line; `None` at the end. Silence for longer than `patience` is a failure: the peer may be gone.
    pub async fn next(&mut self, patience: Duration) -> Result<Option<&[u8]>, Failure> {
        loop {
            if let Some(length) = self.buffer[self.searched..]
                .iter()
                .position(|byte| *byte == b'\n')
            {
                let (start, end) = (self.start, self.searched + length);
                self.start = end + 1;
                self.searched = self.start;
                return Ok(Some(&self.buffer[start..end]));
            }
            self.make_room();
            match tokio::time::timeout(patience, self.body.frame()).await {
                Err(_) => return Err(Failure::Timeout(patience)),
                // A cut-off line is of no use; the next watch shows its event again.
                Ok(None) => return Ok(None),
                Ok(Some(Err(error))) => return Err(Failure::Transport(error.to_string())),
                Ok(Some(Ok(frame))) => {
                    if let Ok(data) = frame.into_data() {
                        self.buffer.extend_from_slice(&data);
                    }
                }
            }
        }
    }

    /// Moves what is left of the last line to the front, and gives back the memory of a burst.
    fn make_room(&mut self) {
        self.buffer.drain(..self.start);
        self.start = 0;
        self.searched = self.buffer.len();
        if self.buffer.len() < KEPT && self.buffer.capacity() > KEPT {
            self.buffer.shrink_to(KEPT);
        }
    }
}
