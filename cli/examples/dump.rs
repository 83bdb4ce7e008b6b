use engine::activity::{Activity, Mode, Seed};
use engine::case::Fixed;
use engine::case::view::PaperBlock;
use lifa::content::{self, bundle};
use std::path::Path;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (library, found) = content::load(Path::new("scenarios"));
    for f in &found {
        println!("{f}");
    }
    let folder = library
        .cases
        .iter()
        .find(|f| f.case.item.id == args[1])
        .unwrap();
    let case = bundle::compile(&library, folder).unwrap().case().unwrap();
    let script = folder
        .scripts
        .iter()
        .find(|s| s.item.id == args[2])
        .unwrap()
        .item
        .clone();
    let start = args.get(3).map(|s| s.parse().unwrap());
    let draws = script
        .draws
        .iter()
        .map(|(k, v)| (k.clone(), v[0].clone()))
        .collect();
    let mode = if args.get(4).is_some() {
        Mode::Guided
    } else {
        Mode::Practice
    };
    let played = case
        .play(&script, Seed::default(), mode, &Fixed { start, draws })
        .unwrap();
    let view = case.view(&played.state);
    println!("===== SCENE");
    for s in &view.scene {
        println!("\n[{}] {} — {}", s.at.chinese(), s.title, s.place);
        for l in &s.lines {
            println!("   {:?} {}：{}", l.tone, l.who, l.text);
        }
    }
    println!("===== PAPERS");
    for item in &view.dossier {
        let Some(p) = &item.paper else {
            println!("\n--- 证据 {}｜{}", item.label, item.note);
            continue;
        };
        println!(
            "\n---------------- {}\n      {}\n   {}",
            p.letterhead, p.title, p.number
        );
        for b in &p.blocks {
            match b {
                PaperBlock::Heading { text } => println!("## {text}"),
                PaperBlock::Paragraph { text } => println!("　　{text}"),
                PaperBlock::Row { label, text } => println!("| {label} | {text}"),
                PaperBlock::Signature { label, text } => println!("   {label}：{text}"),
            }
        }
        println!(
            "                {} {} {}",
            p.signed,
            p.dated,
            if p.sealed { "（印）" } else { "" }
        );
    }
    let r = case.report(&played.state);
    println!("===== REPORT {} {}", r.score, r.passed);
    for f in &r.findings {
        println!("{} {} {:?} {:?}", f.at, f.rule, f.severity, f.facts);
    }
    for t in &r.truth {
        println!("* {t}");
    }
    for c in &r.competencies {
        println!(
            "{:?} {:?}/{} -{}",
            c.competency, c.earned, c.most, c.deducted
        );
    }
}
