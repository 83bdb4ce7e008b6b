//! The entrance: what a first visit loads.

fn main() {
    app::open_entrance();
}
