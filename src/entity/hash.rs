//! One hash for words and features, the same on every machine: the model's tables are keyed by it.

/// FNV-1a over the bytes, then stirred, so that all 32 bits may be used.
pub(crate) fn of(bytes: &[u8]) -> u32 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for b in bytes {
        h = (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
    }
    stir(h)
}

/// Joins a template's number with up to three values.
#[inline]
pub(crate) fn join(template: u32, a: u32, b: u32, c: u32) -> u32 {
    let low = u64::from(a) | u64::from(template) << 32;
    let high = u64::from(b) | u64::from(c) << 32;
    stir(
        low.wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29)
            .wrapping_add(high)
            .wrapping_mul(0xd6e8_feb8_6659_fd93),
    )
}

#[inline]
fn stir(h: u64) -> u32 {
    let h = (h ^ (h >> 32)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (h >> 32) as u32
}

#[cfg(test)]
mod tests {
    #[test]
    fn never_changes() {
        // The tables in assets/model are keyed by these values.
        assert_eq!(super::of(b"Geneva"), super::of("Geneva".as_bytes()));
        assert_ne!(super::of(b"Geneva"), super::of(b"geneva"));
        assert_ne!(super::join(1, 2, 3, 4), super::join(2, 1, 3, 4));
        assert_ne!(super::join(1, 2, 3, 4), super::join(1, 3, 2, 4));
    }
}
