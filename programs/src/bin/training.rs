//! The whole of Lifa, fetched when a case, a report, the cards or the settings are opened.

fn main() {
    app::open_training();
}
