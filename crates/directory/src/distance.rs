//! How far two points are from each other.

use super::Coordinates;

const EARTH_KM: f64 = 6371.0;

impl Coordinates {
    /// Great-circle distance in kilometres.
    pub fn km_to(self, other: Coordinates) -> f64 {
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let (up, along) = (to - from, (other.longitude - self.longitude).to_radians());
        let h = (up / 2.0).sin().powi(2) + from.cos() * to.cos() * (along / 2.0).sin().powi(2);
        2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_degree_of_latitude_is_about_111_km() {
        let at = |latitude, longitude| Coordinates { latitude, longitude };
        assert!((at(25.0, -80.0).km_to(at(26.0, -80.0)) - 111.19).abs() < 0.1);
        assert_eq!(at(25.0, -80.0).km_to(at(25.0, -80.0)), 0.0);
        assert!((at(0.0, 179.5).km_to(at(0.0, -179.5)) - 111.19).abs() < 0.1);
    }
}
