//! How far addresses were scrolled when the reader left them; in memory alone.

/// Addresses beyond the newest so many are dropped.
const CAPACITY: usize = 50;

/// Newest last.
#[derive(Debug, Clone, Default)]
pub struct ScrollPositions(Vec<(String, f64)>);

impl ScrollPositions {
    pub fn get(&self, address: &str) -> Option<f64> {
        self.0.iter().find(|(known, _)| known == address).map(|(_, y)| *y)
    }

    /// `y` in CSS pixels.
    pub fn set(&mut self, address: String, y: f64) {
        self.0.retain(|(known, _)| *known != address);
        self.0.push((address, y));
        let excess = self.0.len().saturating_sub(CAPACITY);
        self.0.drain(..excess);
    }
}
