//! `lifa`: Lifa without a screen.

fn main() {}
