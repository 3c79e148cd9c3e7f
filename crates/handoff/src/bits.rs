//! A bit writer and a bit reader, most significant bit first.

#[derive(Default)]
pub(crate) struct BitsWriter {
    bytes: Vec<u8>,
    /// Bits already used of the last byte; 0 when it is full.
    used: u8,
}

impl BitsWriter {
    /// Appends the lowest `count` bits of `value`, at most 64.
    pub(crate) fn put(&mut self, value: u64, count: u8) {
        for shift in (0..count).rev() {
            if self.used == 0 {
                self.bytes.push(0);
            }
            let bit = (value >> shift & 1) as u8;
            if let Some(last) = self.bytes.last_mut() {
                *last |= bit << (7 - self.used);
            }
            self.used = (self.used + 1) % 8;
        }
    }

    /// The bits, filled up with zeros to whole bytes.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

pub(crate) struct Bits<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> Bits<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Bits<'a> {
        Bits { bytes, position: 0 }
    }

    /// The next `count` bits, at most 64; `None` past the end.
    pub(crate) fn take(&mut self, count: u8) -> Option<u64> {
        let mut value = 0;
        for _ in 0..count {
            let byte = self.bytes.get(self.position / 8)?;
            value = value << 1 | u64::from(byte >> (7 - self.position % 8) & 1);
            self.position += 1;
        }
        Some(value)
    }

    /// What is left, which fills up the last byte; `None` when it is a byte or more.
    pub(crate) fn take_rest(&mut self) -> Option<u64> {
        let left = (8 * self.bytes.len()).checked_sub(self.position)?;
        if left < 8 { self.take(left as u8) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_less_than_a_byte() {
        let bytes = [0b1010_0101, 0b1100_0011];
        let rest_after = |count| {
            let mut bits = Bits::new(&bytes);
            bits.take(count)?;
            bits.take_rest()
        };
        assert_eq!(rest_after(8), None);
        assert_eq!(rest_after(9), Some(0b100_0011));
        assert_eq!(rest_after(16), Some(0));
        assert_eq!(rest_after(17), None);
    }
}
