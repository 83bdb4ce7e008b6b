use engine::run::Opened;
fn main() {
    let mut a = std::env::args().skip(1);
    let bundle = std::fs::read_to_string(a.next().unwrap()).unwrap();
    let opened = Opened::read(&bundle).unwrap();
    let record = std::fs::read_to_string(a.next().unwrap()).unwrap();
    let run = opened.resume(&record).unwrap();
    println!(
        "{{\"view\":{},\"offers\":{},\"report\":{}}}",
        run.view(),
        serde_json::to_string(&run.offers()).unwrap(),
        serde_json::to_string(&run.report()).unwrap()
    );
}
