//! What the expressions of one match share: "from 3 to 5 May", "between 2 and 4 p.m. on Monday".

use super::phrase::Fields;

impl Fields {
    /// Takes over what this expression shares with its neighbour and does not say itself.
    pub fn share(&mut self, other: &Self, other_is_first: bool) {
        if other_is_first {
            // "every Tuesday and Thursday", "this year and next".
            if self.weekday.is_some() {
                self.every = self.every.or(other.every);
            }
            if self.which.is_some() && self.weekday.is_none() {
                self.unit = self.unit.or(other.unit);
            }
            if self.month.is_none() && self.day.or(self.small_ordinal()).is_some() {
                self.month = other.month;
            }
            if self.short_year.is_some()
                && self.year.is_none()
                && let Some(year) = other.year
            {
                // "1939-45", "1999-02".
                let guess = year.div_euclid(100) * 100 + self.short_year.unwrap_or(0);
                self.year = Some(if guess < year { guess + 100 } else { guess });
            }
        } else {
            self.share_clock(other);
            // "Monday and Tuesday nights".
            if self.weekday.is_some() {
                self.part = self.part.or(other.part);
            }
            if self.month.is_none() && self.day.or(self.small_ordinal()).is_some() {
                self.month = other.month;
            }
            let part = self.month.is_some() || self.season.is_some() || self.ordinal.is_some();
            if self.year.is_none() && part {
                self.year = other.year.map(|year| {
                    let later = other.month.is_some_and(|m| Some(m) < self.month);
                    if later { year - 1 } else { year }
                });
            }
            self.before_christ |= other.before_christ;
        }
    }

    /// "between 2 and 4 p.m. on Monday": half of the day and day are those of the other.
    fn share_clock(&mut self, other: &Self) {
        let Some(end) = other.clock else {
            // "10:35 a.m. (0735 GMT) Friday".
            if self.clock.is_some() && !self.says_day() && other.says_day() {
                self.share_day(other);
            }
            return;
        };
        let own = self
            .number
            .take()
            .map(|hour| (hour as u32).saturating_mul(3600))
            .or(self.clock);
        let Some(mut clock) = own.filter(|c| *c <= 86_400) else {
            return;
        };
        if let (None, Some(half)) = (self.half_day, other.half_day)
            && clock < 13 * 3600
        {
            clock = clock % (12 * 3600) + half * 3600;
            if clock > end && clock >= 12 * 3600 {
                clock -= 12 * 3600;
            }
        }
        self.clock = Some(clock);
        // "4 in the morning (0800 GMT Thursday)" are two zones.
        if other.half_day.is_some() || self.half_day.is_none() && self.part.is_none() {
            self.zone = other.zone;
        }
        if !self.says_day() {
            self.share_day(other);
        }
    }

    fn share_day(&mut self, other: &Self) {
        self.weekday = other.weekday;
        (self.month, self.day, self.year) = (other.month, other.day, other.year);
        (self.numeric, self.day_word) = (other.numeric, other.day_word);
    }
}
