//! Numbers and arrays of a saved index: LEB128 integers, lengths first.

/// Collects the bytes of a saved index.
#[derive(Default)]
pub(crate) struct Writer(pub Vec<u8>);

impl Writer {
    pub(crate) fn number(&mut self, value: u64) {
        push(&mut self.0, value);
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn numbers(&mut self, numbers: impl ExactSizeIterator<Item = u64>) {
        self.number(numbers.len() as u64);
        numbers.for_each(|n| self.number(n));
    }
}

/// Reads what a [`Writer`] wrote, never beyond the end.
pub(crate) struct Reader<'a>(pub &'a [u8]);

/// The bytes end too early or a length cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Truncated;

impl<'a> Reader<'a> {
    #[inline]
    pub(crate) fn number(&mut self) -> Result<u64, Truncated> {
        // Most numbers are one byte long, or two.
        match *self.0 {
            [byte @ 0..128, ref rest @ ..] => {
                self.0 = rest;
                Ok(u64::from(byte))
            }
            [low, high @ 0..128, ref rest @ ..] => {
                self.0 = rest;
                Ok(u64::from(low & 127) | u64::from(high) << 7)
            }
            _ => self.long_number(),
        }
    }

    fn long_number(&mut self) -> Result<u64, Truncated> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first().ok_or(Truncated)?;
            self.0 = rest;
            value |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(Truncated)
    }

    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], Truncated> {
        let length = usize::try_from(self.number()?).map_err(|_| Truncated)?;
        let (bytes, rest) = self.0.split_at_checked(length).ok_or(Truncated)?;
        self.0 = rest;
        Ok(bytes)
    }

    pub(crate) fn numbers<T: TryFrom<u64>>(&mut self) -> Result<Vec<T>, Truncated> {
        let length = usize::try_from(self.number()?).map_err(|_| Truncated)?;
        // Every number takes a byte at least, so a false length cannot ask for more memory than there are bytes.
        if length > self.0.len() {
            return Err(Truncated);
        }
        (0..length).map(|_| T::try_from(self.number()?).map_err(|_| Truncated)).collect()
    }
}

/// Appends `value`, seven bits a byte, lowest first.
#[inline]
pub(super) fn push(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 128 {
        bytes.push(value as u8 | 128);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Reads a number at `at` and steps over it; 0 at the end.
#[inline]
pub(super) fn take(bytes: &[u8], at: &mut usize) -> u32 {
    let mut value = 0u32;
    let mut shift = 0;
    while let Some(&byte) = bytes.get(*at) {
        *at += 1;
        value |= u32::from(byte & 127).wrapping_shl(shift);
        if byte < 128 {
            break;
        }
        shift += 7;
    }
    value
}
