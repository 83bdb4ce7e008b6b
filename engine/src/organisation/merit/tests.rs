use super::*;

fn data() -> MeritData {
    let text = include_str!("../../../../scenarios/organisation/merit.toml");
    toml::from_str(text).unwrap()
}

fn seed(n: u64) -> Seed {
    Seed::new(n).unwrap()
}

const SEEDS: u64 = 20;

#[test]
fn the_numbers_of_people_are_those_of_the_report() {
    let data = data();
    assert_eq!((data.staff, data.good, data.weeks), (192, 48, 13));
    assert_eq!(data.faults(), []);
}

#[test]
fn the_same_table_and_seed_give_the_same_quarter() {
    let data = data();
    let table = &data.preset[1].table;
    assert_eq!(data.simulate(table, seed(7)), data.simulate(table, seed(7)));
    assert_ne!(data.simulate(table, seed(7)), data.simulate(table, seed(8)));
}

#[test]
fn a_sensible_table_beats_the_naive_ones_in_work_honesty_and_desert() {
    let data = data();
    let sensible = data.preset.last().unwrap();
    for preset in &data.preset[..data.preset.len() - 1] {
        let (mut work, mut index, mut deserved) = (0, 0, 0);
        for n in 0..SEEDS {
            let without = data.simulate(&Table::default(), seed(n));
            let good = data.simulate(&sensible.table, seed(n));
            let naive = data.simulate(&preset.table, seed(n));
            work += u32::from(good.work > naive.work);
            index += u32::from(data.index(&good, &without) > data.index(&naive, &without));
            deserved += u32::from(good.deserved > naive.deserved);
        }
        assert_eq!((work, index), (20, 20), "{}", preset.name);
        assert!(deserved >= 18, "{}: {deserved}", preset.name);
    }
}

#[test]
fn a_sensible_table_is_better_than_none() {
    let data = data();
    for n in 0..SEEDS {
        let without = data.simulate(&Table::default(), seed(n));
        let good = data.simulate(&data.preset.last().unwrap().table, seed(n));
        assert!(good.work_of(&without) > 1_000, "{n}");
    }
}

#[test]
fn what_is_rewarded_grows() {
    let data = data();
    for (place, act) in data.act.iter().enumerate() {
        let rule = Rule {
            points: 8,
            cap: 0,
            check: true,
        };
        let table = Table([(act.id.clone(), rule)].into());
        let without = data.simulate(&Table::default(), seed(3));
        let with = data.simulate(&table, seed(3));
        assert!(
            with.acts[place].real > without.acts[place].real,
            "{}",
            act.name
        );
    }
}

#[test]
fn what_is_rewarded_and_not_checked_is_made_up_and_checking_stops_it() {
    let data = data();
    for (place, act) in data.act.iter().enumerate() {
        let faked = |check: bool| {
            let rule = Rule {
                points: 5,
                cap: 0,
                check,
            };
            data.simulate(&Table([(act.id.clone(), rule)].into()), seed(5))
                .acts[place]
                .faked
        };
        if act.fake_minutes == 0 {
            assert_eq!(faked(false), 0, "{}", act.name);
        } else {
            assert!(faked(false) > 500, "{}: {}", act.name, faked(false));
            assert!(faked(true) * 2 < faked(false), "{}", act.name);
        }
    }
}

#[test]
fn nothing_is_made_up_by_those_who_do_not() {
    let data = data();
    let outcome = data.simulate(&data.preset[1].table, seed(2));
    let steady = data
        .temperament
        .iter()
        .position(|kind| kind.fake == 0)
        .unwrap();
    for act in &outcome.acts {
        assert_eq!(act.by[steady].units, 0);
        assert_eq!(act.by.iter().map(|by| by.units).sum::<u64>(), act.faked);
    }
}

#[test]
fn hard_punishment_that_is_not_looked_into_is_hidden_from() {
    let data = data();
    let conceal = data
        .lapse
        .iter()
        .position(|lapse| !lapse.hides.is_empty())
        .unwrap();
    let of = |overdue: i32, check: bool| {
        let rule = |points, check| Rule {
            points,
            cap: 0,
            check,
        };
        let table = [
            ("overdue".to_owned(), rule(overdue, false)),
            ("conceal".to_owned(), rule(-15, check)),
        ];
        (0..SEEDS)
            .map(|n| data.simulate(&Table(table.clone().into()), seed(n)).lapses[conceal].count)
            .sum::<u32>()
    };
    assert!(of(-20, false) > of(-4, false));
    assert!(of(-20, true) < of(-4, false));
}

#[test]
fn a_table_that_only_takes_costs_morale() {
    let data = data();
    let only_takes = data.simulate(&data.preset[2].table, seed(1));
    let good = data.simulate(&data.preset[3].table, seed(1));
    assert!(
        only_takes.morale + 100 < good.morale,
        "{} {}",
        only_takes.morale,
        good.morale
    );
}

#[test]
fn a_table_beyond_its_bounds_is_held_to_them() {
    let data = data();
    let wild = Rule {
        points: i32::MAX,
        cap: u32::MAX,
        check: true,
    };
    let worse = Rule {
        points: i32::MIN,
        cap: 0,
        check: true,
    };
    let table = Table(
        [
            ("visit".to_owned(), wild),
            ("late".to_owned(), worse),
            ("nothing".to_owned(), wild),
        ]
        .into(),
    );
    let outcome = data.simulate(&table, seed(1));
    assert_eq!(outcome.weeks.len(), 13);
}

#[test]
fn faults_of_content_are_named_with_their_place() {
    let mut data = data();
    data.temperament[0].share = 1;
    data.lapse[2].hides = "nothing".into();
    data.preset[0]
        .table
        .0
        .insert("nothing".into(), Rule::default());
    let paths: Vec<String> = data.faults().into_iter().map(|fault| fault.path).collect();
    assert_eq!(
        paths,
        ["temperament[0].share", "lapse[2].hides", "preset[0].table"]
    );
}
