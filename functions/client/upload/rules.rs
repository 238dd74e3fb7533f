//! How a file goes in parts: all of one size, but the last.

use domain::{InvalidValue, file::human_size};

/// Of an upload whose sizes are known.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Whole file, in bytes.
    pub size: u64,
    pub part_size: u64,
}

impl Plan {
    pub fn parts(self) -> u64 {
        self.size.div_ceil(self.part_size)
    }

    /// # Errors
    /// When there is no such part, or it is of another size: kept as it is, it could never become the file.
    pub fn check(self, number: u16, length: u64) -> Result<(), InvalidValue> {
        let (number, parts) = (u64::from(number), self.parts());
        if number == 0 || number > parts {
            return Err(InvalidValue::from(format!("This upload has the parts 1 to {parts}")));
        }
        let wanted = if number == parts { self.size - (parts - 1) * self.part_size } else { self.part_size };
        if length == wanted {
            return Ok(());
        }
        Err(InvalidValue::from(format!("Part {number} of {parts} has {wanted} bytes ({}), not {length}", human_size(wanted))))
    }

    /// The numbers of parts that are not here yet.
    pub fn missing(self, kept: &[u16]) -> Vec<u64> {
        (1..=self.parts()).filter(|number| !kept.iter().any(|kept| u64::from(*kept) == *number)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Proves E3.
        #[test]
        fn the_parts_make_the_file(size in 1u64..100_000, part_size in 1u64..10_000) {
            let plan = Plan { size, part_size };
            prop_assume!(plan.parts() <= 10_000);
            let mut left = size;
            for number in 1..=plan.parts() {
                let length = left.min(part_size);
                let number = u16::try_from(number).unwrap();
                prop_assert!(plan.check(number, length).is_ok());
                prop_assert!(plan.check(number, length + 1).is_err());
                prop_assert!(plan.check(number, length - 1).is_err());
                left -= length;
            }
            prop_assert_eq!(left, 0);
            prop_assert!(plan.check(0, part_size).is_err());
            prop_assert!(plan.check(u16::try_from(plan.parts() + 1).unwrap(), part_size).is_err());
        }
    }

    /// Proves E3.
    #[test]
    fn what_is_missing_is_said() {
        let plan = Plan { size: 25, part_size: 10 };
        assert_eq!(plan.missing(&[]), [1, 2, 3]);
        assert_eq!(plan.missing(&[1, 3]), [2]);
        assert_eq!(plan.missing(&[3, 2, 1]), Vec::<u64>::new());
        assert_eq!(plan.check(3, 10).unwrap_err().to_string(), "Part 3 of 3 has 5 bytes (5 bytes), not 10");
    }
}
