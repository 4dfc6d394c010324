//! What several tests of the interface share.
#![allow(dead_code, reason = "each test uses a part")]

pub mod camera;
pub mod desk;
pub mod pictures;
