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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_the_position_where_it_was_last_left() {
        let mut positions = ScrollPositions::default();
        positions.set("#/list".to_owned(), 10.0);
        positions.set("#/".to_owned(), 20.0);
        positions.set("#/list".to_owned(), 30.0);
        assert_eq!(positions.get("#/list"), Some(30.0));
        assert_eq!(positions.get("#/about"), None);
    }

    #[test]
    fn the_oldest_addresses_are_dropped() {
        let mut positions = ScrollPositions::default();
        (0..=CAPACITY).for_each(|number| positions.set(number.to_string(), 1.0));
        assert_eq!(positions.get("0"), None);
        assert_eq!(positions.get("1"), Some(1.0));
    }
}
