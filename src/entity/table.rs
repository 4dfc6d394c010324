//! Fixed-width records in bytes that are part of the binary: read in place, nothing is parsed.

/// Little-endian integers in a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a>(&'a [u8]);

impl<'a> Words<'a> {
    /// Over the bytes; a rest that fills no integer is never read.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.0.len() / 4
    }

    /// The integer at an index; 0 past the end.
    #[inline]
    pub fn get(self, i: usize) -> u32 {
        match self.0.get(4 * i..4 * i + 4) {
            Some(b) => u32::from_le_bytes([b[0], b[1], b[2], b[3]]),
            None => 0,
        }
    }

    /// Index of a key among sorted keys, the first of several. Keys are hashes, spread evenly, so
    /// that it is found near where it should be.
    pub fn find(self, key: u32) -> Option<usize> {
        let share = |part: i64| (part * self.len() as i64) >> 32;
        let inside = |i: i64| i.clamp(0, self.len() as i64) as usize;
        let guess = share(i64::from(key));
        let guess = guess + share(i64::from(key) - i64::from(self.get(inside(guess))));
        let mut reach = 16;
        let (mut low, mut high) = (inside(guess - reach), inside(guess + reach));
        while low > 0 && self.get(low - 1) >= key || high < self.len() && self.get(high) < key {
            reach *= 4;
            (low, high) = (inside(guess - reach), inside(guess + reach));
        }
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(middle) < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < self.len() && self.get(low) == key).then_some(low)
    }
}

/// Cuts a file into its sections: a magic word, their number, their lengths, then the sections.
pub(crate) fn sections<'a, const N: usize>(
    magic: &[u8; 4],
    bytes: &'a [u8],
) -> Option<[&'a [u8]; N]> {
    let head = Words::new(bytes.get(4..)?);
    if bytes.get(..4)? != magic || head.get(0) as usize != N {
        return None;
    }
    let mut at = 8 + 4 * N;
    let mut out = [&bytes[..0]; N];
    for (i, section) in out.iter_mut().enumerate() {
        let end = at.checked_add(head.get(1 + i) as usize)?;
        *section = bytes.get(at..end)?;
        at = end;
    }
    Some(out)
}

/// The opposite of [`sections`].
#[cfg(any(test, feature = "train"))]
pub(crate) fn bundle(magic: &[u8; 4], sections: &[&[u8]]) -> Vec<u8> {
    let mut out = magic.to_vec();
    out.extend((sections.len() as u32).to_le_bytes());
    for section in sections {
        out.extend((section.len() as u32).to_le_bytes());
    }
    for section in sections {
        out.extend(*section);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_comes_apart_again() {
        let bytes = bundle(b"TEST", &[b"one", b"", b"three"]);
        assert_eq!(
            sections::<3>(b"TEST", &bytes),
            Some([&b"one"[..], b"", b"three"])
        );
        assert_eq!(sections::<2>(b"TEST", &bytes), None);
        assert_eq!(sections::<3>(b"ELSE", &bytes), None);
        assert_eq!(sections::<3>(b"TEST", &bytes[..bytes.len() - 1]), None);
    }

    #[test]
    fn keys_are_found() {
        let bytes: Vec<u8> = [3u32, 8, 20].iter().flat_map(|k| k.to_le_bytes()).collect();
        let words = Words::new(&bytes);
        assert_eq!(words.find(8), Some(1));
        assert_eq!(words.find(9), None);
        assert_eq!(words.find(21), None);
        let keys: Vec<u32> = (0..3000)
            .map(|i| if i < 2000 { i * i } else { i << 20 })
            .collect();
        let bytes: Vec<u8> = keys.iter().flat_map(|k| k.to_le_bytes()).collect();
        let words = Words::new(&bytes);
        for (i, key) in keys.iter().enumerate() {
            assert_eq!(words.find(*key), Some(i));
            assert_eq!(words.find(*key + 1), keys.binary_search(&(*key + 1)).ok());
        }
        assert_eq!(words.find(u32::MAX), None);
        assert_eq!(Words::new(&[]).find(0), None);
    }
}
