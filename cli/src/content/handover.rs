//! The content of the handover: read from many files, checked as one, compiled to one bundle.

use super::closure::Closure;
use super::load::{Library, Reader, Sourced};
use super::{Diagnostic, locate};
use engine::bundle::{IndexEntry, SCHEMA};
use engine::document::DocumentData;
use engine::handover::{
    BatchData, CardData, CountyData, DocumentName, EquipmentData, FeatureData, FieldData,
    GroundData, HandoverBundle, HandoverData, HandoverName, ItemData, LineData, NamesData,
    ParameterData, PartnerData, PolicyData, SeasonData, TownData, World, WorldError,
};
use engine::law::{Citation, LawIndex};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Any file of the handover: each may hold any of its tables.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct HandoverFile {
    county: Option<CountyData>,
    town: Vec<TownData>,
    water: Vec<LineData>,
    road: Vec<LineData>,
    field: Vec<FieldData>,
    feature: Vec<FeatureData>,
    season: Vec<SeasonData>,
    equipment: Vec<EquipmentData>,
    partner: Vec<PartnerData>,
    ground: Vec<GroundData>,
    item: Vec<ItemData>,
    batch: Vec<BatchData>,
    card: Vec<CardData>,
    names: Option<NamesData>,
    parameter: Vec<ParameterData>,
    policy: Vec<PolicyData>,
}

/// The handover as it was read.
#[derive(Clone, Debug)]
pub struct HandoverFolder {
    /// The content.
    pub data: HandoverData,
    /// Where each item, card, policy, town and parameter stands: its id, and table and id.
    places: BTreeMap<String, Sourced<()>>,
    /// The folder.
    root: std::path::PathBuf,
}

/// Reads the folder; `None` where there is none.
pub(super) fn load(
    reader: &mut Reader,
    root: &Path,
    templates: &[Sourced<DocumentData>],
) -> Option<HandoverFolder> {
    let root = root.join("handover");
    let mut files = reader.files(&root);
    files.extend(reader.files(&root.join("items")));
    if files.is_empty() {
        return None;
    }
    let mut county = None;
    let mut data = HandoverData {
        county: CountyData {
            name: String::new(),
            start: engine::calendar::Date::new(2027, 5, 10)?,
        },
        towns: Vec::new(),
        water: Vec::new(),
        road: Vec::new(),
        fields: Vec::new(),
        features: Vec::new(),
        seasons: Vec::new(),
        equipment: Vec::new(),
        partners: Vec::new(),
        grounds: Vec::new(),
        items: Vec::new(),
        documents: Vec::new(),
        batches: Vec::new(),
        cards: Vec::new(),
        names: NamesData::default(),
        parameters: Vec::new(),
        policies: Vec::new(),
    };
    let mut places = BTreeMap::new();
    for file in files {
        let Some(read) = reader.read::<HandoverFile>(&file) else {
            continue;
        };
        let mut place = |table: &str, ids: Vec<&String>| {
            for (n, id) in ids.into_iter().enumerate() {
                let path = format!("{table}[{n}]");
                let sourced = Sourced {
                    item: (),
                    file: file.clone(),
                    path,
                };
                places.insert(format!("{table} {id}"), sourced.clone());
                places.entry(id.clone()).or_insert(sourced);
            }
        };
        place("item", read.item.iter().map(|item| &item.id).collect());
        place("card", read.card.iter().map(|card| &card.id).collect());
        place(
            "policy",
            read.policy.iter().map(|policy| &policy.id).collect(),
        );
        place("town", read.town.iter().map(|town| &town.id).collect());
        place(
            "parameter",
            read.parameter
                .iter()
                .map(|parameter| &parameter.id)
                .collect(),
        );
        county = read.county.or(county);
        data.names = read.names.unwrap_or(data.names);
        data.towns.extend(read.town);
        data.water.extend(read.water);
        data.road.extend(read.road);
        data.fields.extend(read.field);
        data.features.extend(read.feature);
        data.seasons.extend(read.season);
        data.equipment.extend(read.equipment);
        data.partners.extend(read.partner);
        data.grounds.extend(read.ground);
        data.items.extend(read.item);
        data.batches.extend(read.batch);
        data.cards.extend(read.card);
        data.parameters.extend(read.parameter);
        data.policies.extend(read.policy);
    }
    let needed: BTreeSet<&String> = data.items.iter().flat_map(|item| &item.documents).collect();
    let named = templates
        .iter()
        .filter(|template| needed.contains(&template.item.id));
    let name = |template: &Sourced<DocumentData>| DocumentName {
        id: template.item.id.clone(),
        name: template.item.name.clone(),
    };
    data.documents = named.map(name).collect();
    match county {
        Some(county) => data.county = county,
        None => reader.report(&root, (1, 1), "handover", "no [county]".to_owned()),
    }
    Some(HandoverFolder { data, places, root })
}

/// The bundle of the handover with what it cites; `None` where there is no handover.
pub fn compile(library: &Library, law: &LawIndex) -> Option<HandoverBundle> {
    let folder = library.handover.as_ref()?;
    let mut cited: BTreeSet<Citation> = folder
        .data
        .items
        .iter()
        .flat_map(|item| &item.basis)
        .filter_map(|citation| law.canonical(citation))
        .collect();
    // What the report cites of itself.
    for text in [
        "《行政处罚法》第二十四条",
        "《行政处罚法》第三十八条",
        "《行政处罚法》第四十二条",
        "《行政处罚法》第五十八条",
    ] {
        cited.extend(
            text.parse::<Citation>()
                .ok()
                .and_then(|citation| law.canonical(&citation)),
        );
    }
    let Closure { cards, statutes } = Closure::of(library, law, &cited, []);
    Some(HandoverBundle {
        schema: SCHEMA,
        handover: HandoverName {
            id: "handover".to_owned(),
            title: format!("{}赋权承接", folder.data.county.name),
        },
        data: folder.data.clone(),
        statutes,
        cards,
        holidays: library.holidays.clone(),
    })
}

/// Its line in the index.
pub(super) fn entry(bundle: &HandoverBundle, file: String, hash: String) -> IndexEntry {
    let (towns, items) = (bundle.data.towns.len(), bundle.data.items.len());
    IndexEntry {
        kind: "handover".to_owned(),
        id: bundle.handover.id.clone(),
        title: bundle.handover.title.clone(),
        summary: format!(
            "十三周过渡期：{towns}个镇（街道），{items}个事项，承接、暂缓还是退回，由你逐批决定。"
        ),
        field: "赋权承接".to_owned(),
        procedure: "过渡期".to_owned(),
        teaches: Vec::new(),
        minutes: 25,
        difficulty: 3,
        file,
        hash,
    }
}

/// What does not hold together.
pub(super) fn check(library: &Library, law: Option<&LawIndex>) -> Vec<Diagnostic> {
    let Some(folder) = &library.handover else {
        return Vec::new();
    };
    let mut found = Vec::new();
    folder.names(&mut found);
    folder.conditions(&mut found);
    folder.roles(&mut found);
    folder.effects(&mut found);
    for policy in &folder.data.policies {
        if let Some((field, why)) = policy.contradiction() {
            found.push(folder.diagnostic(
                &format!("policy {}", policy.id),
                field,
                "policy",
                why.to_owned(),
            ));
        }
    }
    for item in &folder.data.items {
        for document in &item.documents {
            if !library
                .documents
                .iter()
                .any(|known| known.item.id == *document)
            {
                let message = format!("no document template `{document}`");
                found.push(folder.diagnostic(
                    &format!("item {}", item.id),
                    "documents",
                    "reference",
                    message,
                ));
            }
        }
    }
    let day = folder.data.county.start;
    for (item, law) in folder
        .data
        .items
        .iter()
        .filter_map(|item| Some((item, law?)))
    {
        for citation in &item.basis {
            let resolution = law.resolve(citation, day);
            if !resolution.is_in_force() {
                let message = format!("{citation} on {day}: {}", resolution.status());
                found.push(folder.diagnostic(
                    &format!("item {}", item.id),
                    "basis",
                    "citation",
                    message,
                ));
            }
        }
    }
    let data = std::sync::Arc::new(folder.data.clone());
    for town in &folder.data.towns {
        if let Err(error) = World::new(std::sync::Arc::clone(&data), &town.id, &BTreeMap::new()) {
            found.push(folder.fault(&error));
            break;
        }
    }
    found
}

impl HandoverFolder {
    /// Ids that are used twice.
    fn names(&self, found: &mut Vec<Diagnostic>) {
        let data = &self.data;
        let mut once = |table: &str, ids: Vec<&String>| {
            let mut seen = BTreeSet::new();
            for id in ids {
                if !seen.insert(id) {
                    let message = format!("{table} `{id}` is there twice");
                    found.push(self.diagnostic(
                        &format!("{table} {id}"),
                        "id",
                        "reference",
                        message,
                    ));
                }
            }
        };
        once("item", data.items.iter().map(|item| &item.id).collect());
        once("card", data.cards.iter().map(|card| &card.id).collect());
        once("town", data.towns.iter().map(|town| &town.id).collect());
        once(
            "policy",
            data.policies.iter().map(|policy| &policy.id).collect(),
        );
    }

    /// Names that conditions of cards ask for, and that nobody tells.
    fn conditions(&self, found: &mut Vec<Diagnostic>) {
        let features = self.data.features.iter().map(|feature| feature.id.as_str());
        let known: Vec<&str> = engine::handover::sim::NAMES
            .into_iter()
            .chain(features)
            .collect();
        for card in &self.data.cards {
            let Some(when) = &card.when else { continue };
            for name in when.names() {
                let name = name
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(".");
                if !known.contains(&name.as_str()) {
                    let message = format!("unknown name `{name}`; known are {}", known.join(", "));
                    found.push(self.of_card(card, "when", "expression", message));
                }
            }
        }
    }

    /// Whom texts of cards speak of between braces.
    fn roles(&self, found: &mut Vec<Diagnostic>) {
        use engine::handover::{Cast, ROLES};
        for card in &self.data.cards {
            for stranger in Cast::strangers(&card.text) {
                let known = ROLES.join(", ");
                let message = format!("nobody is called `{{{stranger}}}`; known are {known}");
                found.push(self.of_card(card, "text", "reference", message));
            }
        }
    }

    /// Fields that effects of cards name.
    fn effects(&self, found: &mut Vec<Diagnostic>) {
        use engine::handover::Effect;
        for card in &self.data.cards {
            if !card
                .choice
                .iter()
                .any(|choice| choice.beyond(0, 0).is_none())
            {
                let message =
                    "each choice takes help or money: where there is none the week could not end"
                        .to_owned();
                found.push(self.of_card(card, "choice", "card", message));
            }
            if card.choice.len() < 2 {
                let message = "a card has at least two choices".to_owned();
                found.push(self.of_card(card, "choice", "card", message));
            }
            for effect in card.choice.iter().flat_map(|choice| &choice.effects) {
                let (Effect::Surge { field, .. } | Effect::Amended { field }) = effect else {
                    continue;
                };
                let known = self.data.fields.iter().any(|known| known.id == *field);
                let every = field.is_empty() && matches!(effect, Effect::Surge { .. });
                if !known && !every {
                    let message = format!("no field `{field}`");
                    found.push(self.of_card(card, "choice", "reference", message));
                }
            }
        }
    }

    fn of_card(
        &self,
        card: &CardData,
        field: &str,
        code: &'static str,
        message: String,
    ) -> Diagnostic {
        self.diagnostic(&format!("card {}", card.id), field, code, message)
    }

    fn fault(&self, error: &WorldError) -> Diagnostic {
        let by = match error {
            WorldError::Unknown { by, .. } => by.clone(),
            WorldError::Batch(id) => id.clone(),
            WorldError::Parameters(
                engine::handover::ParameterError::Unknown(id)
                | engine::handover::ParameterError::Twice(id),
            ) => {
                format!("parameter {id}")
            }
            _ => String::new(),
        };
        self.diagnostic(&by, "", "handover", error.to_string())
    }

    fn diagnostic(&self, of: &str, field: &str, code: &'static str, message: String) -> Diagnostic {
        let (file, (line, column)) = match self.places.get(of) {
            Some(place) => {
                let text = std::fs::read_to_string(&place.file).unwrap_or_default();
                let path = if field.is_empty() {
                    place.path.clone()
                } else {
                    format!("{}.{field}", place.path)
                };
                (place.file.clone(), locate::find(&text, &path))
            }
            None => (self.root.clone(), (1, 1)),
        };
        Diagnostic {
            file,
            line,
            column,
            code,
            message,
            hint: String::new(),
        }
    }
}
