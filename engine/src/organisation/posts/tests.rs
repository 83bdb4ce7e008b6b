use super::*;

fn data() -> PostsData {
    let text = include_str!("../../../../scenarios/organisation/posts.toml");
    toml::from_str(text).unwrap()
}

#[test]
fn the_totals_are_those_of_the_report() {
    let data = data();
    let handed: Vec<u32> = data.line.iter().map(|line| line.handed).collect();
    assert_eq!(handed, [512, 283, 80, 47, 36, 42, 16]);
    assert_eq!(handed.iter().sum::<u32>(), 1016);
    assert_eq!(data.district.len(), 11);
    assert_eq!(data.district.iter().filter(|row| row.central).count(), 6);
    assert_eq!(data.faults(), []);
}

#[test]
fn every_weighting_hands_down_every_line_to_the_last_post() {
    let data = data();
    let mut weights: Vec<Weights> = data.preset.iter().map(|preset| preset.weights).collect();
    weights.push(Weights::default());
    for by in Indicator::ALL {
        let mut only = Weights::default();
        only.set(by, 7);
        weights.push(only);
    }
    for weights in weights {
        let allotment = data.distribute(weights);
        for (n, line) in data.line.iter().enumerate() {
            assert_eq!(allotment.line(n), line.handed, "{} {weights:?}", line.name);
        }
    }
}

#[test]
fn only_the_proportion_of_weights_counts() {
    let data = data();
    let small = Weights {
        people: 1,
        cases: 3,
        ..Weights::default()
    };
    let large = Weights {
        people: 20,
        cases: 60,
        ..Weights::default()
    };
    assert_eq!(data.distribute(small), data.distribute(large));
}

#[test]
fn the_best_weighting_beats_every_preset_and_no_weighting_beats_the_floor() {
    let data = data();
    let best = data.best();
    let floor: u32 = best.judgement.lines.iter().map(|line| line.floor).sum();
    assert!(best.judgement.unmet >= floor);
    for preset in &data.preset {
        let judged = data.judge(&data.distribute(preset.weights));
        assert!(judged.unmet >= best.judgement.unmet, "{}", preset.name);
    }
    let only_people = data.judge(&data.distribute(data.preset[0].weights));
    assert!(only_people.unmet > best.judgement.unmet + 50);
    assert!(only_people.gini > best.judgement.gini);
}

#[test]
fn the_search_reckons_as_the_judgement_does() {
    let data = data();
    let best = data.best();
    assert_eq!(data.distribute(best.weights), best.allotment);
    assert_eq!(data.judge(&best.allotment), best.judgement);
}

#[test]
fn by_hand_the_floor_can_be_reached() {
    // Posts go one by one to where most is lacking.
    let data = data();
    let mut hand = Allotment(vec![vec![0; data.district.len()]; data.line.len()]);
    for (line, row) in data.line.iter().enumerate() {
        for _ in 0..row.handed {
            let lacking = |n: &usize| {
                i64::from(data.need(line, *n))
                    - i64::from(data.had(line, *n))
                    - i64::from(hand.get(line, *n))
            };
            let neediest = (0..data.district.len()).max_by_key(lacking).unwrap();
            hand.set(line, neediest, hand.get(line, neediest) + 1);
        }
    }
    let judged = data.judge(&hand);
    let floor: u32 = judged.lines.iter().map(|line| line.floor).sum();
    assert_eq!(judged.unmet, floor);
    assert_eq!(
        data.standing(&judged, &data.best().judgement),
        Standing::Level
    );
}

#[test]
fn an_allotment_that_does_not_add_up_is_unfinished_however_good() {
    let data = data();
    let best = data.best();
    let mut hand = best.allotment.clone();
    hand.set(0, 0, hand.get(0, 0) + 1);
    let judged = data.judge(&hand);
    assert_eq!(
        data.standing(&judged, &best.judgement),
        Standing::Unfinished
    );
    assert_eq!(
        data.standing(&best.judgement, &best.judgement),
        Standing::Level
    );
}

#[test]
fn drivers_add_up_to_the_posts_of_the_district() {
    let data = data();
    let weights = data.preset[2].weights;
    let allotment = data.distribute(weights);
    for district in 0..data.district.len() {
        let tenths: u32 = data.drivers(weights, district).iter().map(|(_, n)| n).sum();
        let posts = allotment.district(district) * 10;
        // Each line is rounded to whole posts, each part cut to tenths.
        assert!(
            tenths.abs_diff(posts) <= 10 * 7,
            "{district}: {tenths} {posts}"
        );
    }
}

#[test]
fn whoever_has_enough_gets_nothing_for_what_is_lacking() {
    let mut data = data();
    let lacking = (0..data.district.len()).find(|n| data.measure(Indicator::Posts, 0, *n) > 0);
    let district = lacking.unwrap();
    let line = data.line[0].id.clone();
    *data.district[district].posts.get_mut(&line).unwrap() += 500;
    assert_eq!(data.measure(Indicator::Posts, 0, district), 0);
    let only = Weights {
        posts: 1,
        ..Weights::default()
    };
    assert_eq!(data.distribute(only).get(0, district), 0);
}

#[test]
fn faults_of_content_are_named_with_their_place() {
    let mut data = data();
    data.district[3].cases.remove("farm");
    data.line[1].id = "market".into();
    data.question[0].choice[0].right = true;
    let paths: Vec<String> = data.faults().into_iter().map(|fault| fault.path).collect();
    assert!(paths.contains(&"line[1].id".to_owned()), "{paths:?}");
    assert!(paths.contains(&"district[3].cases".to_owned()));
    assert!(paths.contains(&"question[0]".to_owned()));
}
