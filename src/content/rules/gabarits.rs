//! What gabarits name, and whether it is there: labels, texts, notes, scales, other forms. `gabarit-incomplet`,
//! `gabarit-inconnu`, `champ-en-double`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::content::format::Located;
use crate::content::format::gabarit::{
    Champ, Contenu, Depart, Donnees, GabaritFile, GenreChamp, GrilleGabarit, Groupe, Insertion, Mots, Partie,
    PartieInseree, Rangees, Structure, Tableau,
};
use crate::content::raw::{Raw, Read};
use crate::content::shape::nearest;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Kind, Name, Origin, inserted_label};

/// What one gabarit names.
#[derive(Debug, Default)]
pub struct Named {
    /// Labels, and whether a guide may have no words for them.
    pub labels: Vec<(String, Range<usize>, bool)>,
    pub texts: Vec<(String, Range<usize>)>,
    /// Texts that may insert the table of the modalités.
    pub with_modalities: Vec<String>,
    pub notes: Vec<(String, Range<usize>)>,
    scales: Vec<(String, Range<usize>)>,
    forms: Vec<(String, Range<usize>)>,
    /// Fields outside of what a unit repeats, then those that a unit repeats.
    fields: Vec<(String, Range<usize>, bool)>,
    /// Parts and elements that say too little or too much: what, where, how to mend it.
    faults: Vec<(String, Range<usize>, &'static str)>,
    /// Parts, for the places of the form.
    pub places: Vec<String>,
    /// The ends of their addresses, and whether a unit begins them.
    anchors: Vec<(String, Range<usize>, bool)>,
}

/// Where the walk is.
#[derive(Clone, Copy, Default)]
struct Within {
    unit: bool,
    /// In a row that names its field by itself.
    row: bool,
    times: u8,
}

/// What a gabarit names.
pub fn named(file: &GabaritFile) -> Named {
    let mut named = Named { places: vec!["couverture".into()], ..Named::default() };
    for note in &file.fonde_par {
        named.notes.push((note.value.clone(), note.span.clone()));
    }
    let cover = &file.couverture;
    cover.surtitre.iter().chain(&cover.ligne).for_each(|words| named.words(words, Within::default(), false));
    cover.groupe.iter().for_each(|group| named.group(group, Within::default()));
    file.partie.iter().for_each(|part| named.part(part, Within::default(), &file.titre.span));
    named
}

impl Named {
    fn labels(&mut self, labels: &[Located<String>], within: Within, may_lack: bool) {
        for label in labels {
            for name in expanded(&label.value, within.times) {
                self.labels.push((name, label.span.clone(), may_lack));
            }
        }
    }

    /// A key whose words would be printed nowhere.
    fn without_effect(&mut self, is_there: bool, key: &str, span: &Range<usize>) {
        if is_there {
            let cure = "retirez cette clé : ce qu'elle dit ne paraîtrait nulle part";
            self.faults.push((format!("« {key} » n'a pas d'effet ici"), span.clone(), cure));
        }
    }

    fn words(&mut self, words: &Mots, within: Within, may_lack: bool) {
        let span = words.libelle.first().map_or(0..0, |label| label.span.clone());
        self.without_effect(!words.libelle.is_empty() && words.mots.is_some(), "mots", &span);
        self.labels(&words.libelle, within, may_lack);
    }

    fn group(&mut self, group: &Groupe, within: Within) {
        let within = Within { times: group.fois.unwrap_or(within.times), ..within };
        let first = group.champ.first().or(group.signature.as_ref());
        if let Some(asked) = first.filter(|_| group.mention.is_some()) {
            self.without_effect(true, "champ", &asked.nom.span);
        }
        group.annonce.iter().chain(&group.declaration).for_each(|words| self.words(words, within, false));
        group.champ.iter().chain(&group.signature).for_each(|field| self.field(field, within));
    }

    fn field(&mut self, field: &Champ, within: Within) {
        self.labels(&field.libelle, within, field.facultatif);
        if let Some(scale) = &field.echelle {
            self.scales.push((scale.value.clone(), scale.span.clone()));
        }
        let span = || field.nom.span.clone();
        let takes_lines = matches!(field.genre, GenreChamp::Lignes | GenreChamp::Place);
        for (is_there, key) in [
            (!field.libelle.is_empty() && field.mots.is_some(), "mots"),
            (field.titre_unite && (!field.libelle.is_empty() || field.mots.is_some()), "titre_unite"),
            (field.lignes.is_some() && (!takes_lines || field.lignes_de.is_some()), "lignes"),
            (field.lignes_de.is_some() && field.genre != GenreChamp::Lignes, "lignes_de"),
            (field.echelle.is_some() && field.genre != GenreChamp::Niveau, "echelle"),
            (!field.case.is_empty() && field.genre != GenreChamp::Choix, "case"),
        ] {
            self.without_effect(is_there, key, &field.nom.span);
        }
        if field.nom.value.contains("{n}") && within.times == 0 {
            let cure = "{n} est le numéro d'un groupe qui a « fois », ou d'une rangée ; retirez-le";
            self.faults.push(("{n} n'est le numéro de rien ici".into(), span(), cure));
        }
        if !is_field_name(&field.nom.value) || field.nom.value.is_empty() && !within.row {
            let what = format!("« {} » n'est pas un nom de champ", field.nom.value);
            self.faults.push((what, span(), "écrivez-le en minuscules sans accent, comme date_entretien"));
        }
        if field.genre == GenreChamp::Niveau && field.echelle.is_none() {
            self.faults.push(("ce champ demande un niveau sans dire l'échelle".into(), span(), "ajoutez « echelle »"));
        }
        if field.genre == GenreChamp::Choix && field.case.is_empty() {
            let cure = "ajoutez une entrée « case » par case à cocher, avec son code et ses mots";
            self.faults.push(("ce champ demande un choix sans cases".into(), span(), cure));
        }
        if !field.rappel {
            for name in expanded(&field.nom.value, within.times) {
                self.fields.push((name, span(), within.unit));
            }
        }
    }

    fn part(&mut self, part: &Partie, within: Within, around: &Range<usize>) {
        let span = part.ancre.as_ref().map_or_else(|| around.clone(), |anchor| anchor.span.clone());
        let place = part.lieu.as_ref().or(part.ancre.as_ref()).map(|place| place.value.clone());
        let made = part.insertion.is_some() || part.tenir.is_some();
        if place.is_none() && !made {
            self.faults.push(("une partie n'a pas de nom".into(), span.clone(), "ajoutez « ancre », ou « lieu »"));
        }
        self.places.extend(place);
        self.anchors.extend(part.ancre.iter().map(|it| (it.value.clone(), it.span.clone(), part.chaque.is_some())));
        self.names_are_names(part);
        self.of_part_without_effect(part, &span);
        self.labels(&part.libelle, within, false);
        let texts = part.titre_du_texte.iter().chain(&part.parties_du_texte);
        self.texts.extend(texts.map(|text| (text.value.clone(), text.span.clone())));
        if let Some(form) = &part.tenir {
            self.forms.push((form.value.clone(), form.span.clone()));
        }
        let is_titled = !part.libelle.is_empty()
            || part.mots.is_some()
            || part.titre_du_texte.is_some()
            || part.parties_du_texte.is_some()
            || part.chaque.is_some()
            || part.insertion.is_some();
        if !is_titled {
            self.faults.push((
                "une partie n'a pas de titre".into(),
                span.clone(),
                "ajoutez « libelle », « mots » ou « titre_du_texte »",
            ));
        }
        let has_words = made || part.parties_du_texte.is_some() || !part.contenu.is_empty() || !part.partie.is_empty();
        if !has_words {
            self.faults.push((
                "une partie ne contient rien".into(),
                span.clone(),
                "ajoutez « contenu », ou retirez-la",
            ));
        }
        if part.insertion == Some(PartieInseree::FeuilleComplementaire) && part.par.is_none() {
            self.faults.push((
                "qui remplit la feuille complémentaire n'est pas dit".into(),
                span.clone(),
                "ajoutez « par »",
            ));
        }
        if part.insertion == Some(PartieInseree::FeuilleComplementaire) {
            self.notes.push(("feuille-complementaire".into(), span.clone()));
        }
        let within = Within { unit: within.unit || part.chaque.is_some(), ..within };
        part.contenu.iter().for_each(|content| self.content(content, within, &span));
        part.partie.iter().for_each(|inner| self.part(inner, within, &span));
    }

    /// What a part says beside what makes it whole.
    fn of_part_without_effect(&mut self, part: &Partie, span: &Range<usize>) {
        let has_words = !part.libelle.is_empty() || part.mots.is_some();
        let is_made = part.insertion.is_some() || part.tenir.is_some();
        let is_whole = is_made || part.parties_du_texte.is_some();
        let takes_hand = part.insertion == Some(PartieInseree::FeuilleComplementaire);
        for (is_there, key) in [
            (!part.libelle.is_empty() && part.mots.is_some(), "mots"),
            (has_words && part.titre_du_texte.is_some(), "titre_du_texte"),
            (has_words && (part.insertion.is_some() || part.parties_du_texte.is_some()), "libelle"),
            (part.insertion.is_some() && part.tenir.is_some(), "tenir"),
            (is_made && part.parties_du_texte.is_some(), "parties_du_texte"),
            (is_whole && !part.contenu.is_empty(), "contenu"),
            (is_made && !part.partie.is_empty(), "partie"),
            (is_whole && part.chaque.is_some(), "chaque"),
            (is_whole && part.large, "large"),
            (is_made && part.depart != Depart::Suite, "depart"),
            (part.par.is_some() && !takes_hand, "par"),
            (part.sans_preambule && part.parties_du_texte.is_none(), "sans_preambule"),
        ] {
            self.without_effect(is_there, key, span);
        }
    }

    /// Anchors and places are names.
    fn names_are_names(&mut self, part: &Partie) {
        let names = part.ancre.iter().chain(&part.lieu).chain(part.contenu.iter().filter_map(|it| it.lieu.as_ref()));
        for name in names.chain(&part.pages).filter(|name| Name::parse(&name.value).is_none()) {
            let what = format!("« {} » n'est pas un nom", name.value);
            self.faults.push((
                what,
                name.span.clone(),
                "écrivez-le en minuscules sans accent, avec des traits d'union",
            ));
        }
    }

    fn content(&mut self, content: &Contenu, within: Within, span: &Range<usize>) {
        let within = Within { unit: within.unit || content.chaque.is_some(), ..within };
        self.places.extend(content.lieu.iter().chain(&content.lieu_des_modalites).map(|place| place.value.clone()));
        let said = [
            content.sommaire.is_some(),
            content.texte.is_some(),
            content.note.is_some(),
            content.paragraphe.is_some(),
            !content.liste.is_empty(),
            content.introduction.is_some(),
            content.champ.is_some(),
            !content.ensemble.is_empty(),
            content.groupe.is_some(),
            content.tableau.is_some(),
            content.grille.is_some(),
            content.insertion.is_some(),
        ];
        if said.iter().filter(|is_said| **is_said).count() != 1 {
            let cure = "donnez à chaque entrée « contenu » une seule chose à dire : texte, champ, tableau…";
            self.faults.push(("un élément dit plusieurs choses, ou rien".into(), span.clone(), cure));
        }
        for (is_there, key) in [
            (content.sans_parties && content.texte.is_none(), "sans_parties"),
            (content.lieu_des_modalites.is_some() && content.texte.is_none(), "lieu_des_modalites"),
            (content.numero && content.introduction.is_none(), "numero"),
            (content.par.is_some() && content.insertion != Some(Insertion::Mention), "par"),
            (
                content.texte_insere.is_some() && content.insertion != Some(Insertion::FormationsDemandees),
                "texte_insere",
            ),
        ] {
            self.without_effect(is_there, key, span);
        }
        let texts = content.texte.iter().chain(&content.texte_insere);
        self.texts.extend(texts.map(|text| (text.value.clone(), text.span.clone())));
        if let (Some(text), Some(_)) = (&content.texte, &content.lieu_des_modalites) {
            self.with_modalities.push(text.value.clone());
            self.used(&[inserted_label::MODALITIES_DOMAINE, inserted_label::MODALITIES_MODALITIES], span);
        }
        self.notes.extend(content.note.iter().map(|note| (note.value.clone(), note.span.clone())));
        let words = content.paragraphe.iter().chain(&content.liste).chain(&content.introduction);
        words.for_each(|words| self.words(words, within, false));
        content.champ.iter().chain(&content.ensemble).for_each(|field| self.field(field, within));
        content.groupe.iter().for_each(|group| self.group(group, within));
        content.tableau.iter().for_each(|table| self.table(table, within, span));
        content.grille.iter().for_each(|grid| self.grid(grid, within, span));
        content.insertion.iter().for_each(|insertion| self.insertion(*insertion, content, within, span));
    }

    fn insertion(&mut self, insertion: Insertion, content: &Contenu, within: Within, span: &Range<usize>) {
        let of_unit = match insertion {
            Insertion::Lacunes | Insertion::NomCertification => false,
            Insertion::Mention => {
                if content.par.is_none() {
                    self.faults.push(("qui choisit la mention n'est pas dit".into(), span.clone(), "ajoutez « par »"));
                }
                false
            }
            Insertion::FormationsDemandees => {
                if content.texte_insere.is_none() {
                    let cure = "ajoutez « texte_insere »";
                    self.faults.push(("le texte à insérer n'est pas dit".into(), span.clone(), cure));
                }
                true
            }
            Insertion::Questionnaire => {
                self.used(&[inserted_label::QUESTIONNAIRE_TITLE], span);
                true
            }
            Insertion::Enonces
            | Insertion::Questions
            | Insertion::Modules
            | Insertion::ModalitesFormatives
            | Insertion::LacunesResultats
            | Insertion::LacunesObjectifs
            | Insertion::ModalitesBloc
            | Insertion::ConsignesBloc
            | Insertion::GrillesBloc
            | Insertion::AccordBloc => true,
        };
        if of_unit && !within.unit {
            let cure = "placez-la dans une partie qui a « chaque = \"unite\" »";
            self.faults.push(("cette insertion parle d'un domaine ou d'un bloc".into(), span.clone(), cure));
        }
    }

    fn table(&mut self, table: &Tableau, within: Within, span: &Range<usize>) {
        let times = if table.rangees == Rangees::Nombre { table.nombre.unwrap_or(0) } else { 0 };
        let of_rows = match table.rangees {
            Rangees::Unites => Within { unit: true, ..within },
            Rangees::Groupes | Rangees::Competences | Rangees::CriteresFormatifs => {
                Within { unit: true, row: true, ..within }
            }
            Rangees::Bilans => Within { times: 1, ..within },
            Rangees::Nombre => Within { times, ..within },
        };
        if table.rangees == Rangees::Nombre && times == 0 {
            self.faults.push(("le nombre des rangées n'est pas dit".into(), span.clone(), "ajoutez « nombre »"));
        }
        let of_unit = [Rangees::Groupes, Rangees::Competences, Rangees::CriteresFormatifs];
        if of_unit.contains(&table.rangees) && !within.unit {
            let cure = "placez-le dans une partie qui a « chaque = \"unite\" »";
            self.faults.push(("ce tableau parle d'un domaine ou d'un bloc".into(), span.clone(), cure));
        }
        self.without_effect(table.nombre.is_some() && table.rangees != Rangees::Nombre, "nombre", span);
        if table.colonne.is_empty() {
            self.faults.push(("ce tableau n'a pas de colonne".into(), span.clone(), "ajoutez des entrées « colonne »"));
        }
        for column in &table.colonne {
            self.labels(&column.libelle, within, false);
            if let Some(scale) = &column.niveaux {
                self.scales.push((scale.value.clone(), scale.span.clone()));
            }
            let has_words = !column.libelle.is_empty() || column.mots.is_some();
            for (is_there, key) in [
                (!column.libelle.is_empty() && column.mots.is_some(), "mots"),
                (column.tete && !column.champ.is_empty(), "champ"),
                (column.tete && column.niveaux.is_some(), "tete"),
                (column.niveaux.is_some() && column.champ.len() > 1, "champ"),
                (column.niveaux.is_some() && has_words, "libelle"),
            ] {
                self.without_effect(is_there, key, span);
            }
            let is_headed = !column.libelle.is_empty() || column.mots.is_some() || column.niveaux.is_some();
            if !is_headed {
                let cure = "ajoutez « libelle » ou « mots » : un tableau se lit par ses en-têtes";
                self.faults.push(("une colonne n'a pas d'en-tête".into(), span.clone(), cure));
            }
            if !column.tete && column.champ.is_empty() {
                let cure = "ajoutez « champ », ou « tete = true » si elle dit ce qu'est la rangée";
                self.faults.push(("une colonne ne contient rien".into(), span.clone(), cure));
            }
            match &column.niveaux {
                // The boxes of a row make one field.
                Some(_) => {
                    for field in &column.champ {
                        self.labels(&field.libelle, of_rows, field.facultatif);
                    }
                }
                None => column.champ.iter().for_each(|field| self.field(field, of_rows)),
            }
        }
    }

    fn grid(&mut self, grid: &GrilleGabarit, within: Within, span: &Range<usize>) {
        self.scales.push((grid.echelle.value.clone(), grid.echelle.span.clone()));
        let labels = [inserted_label::GRID_CRITERIA, inserted_label::GRID_EVALUATION, inserted_label::GRID_KNOWLEDGE];
        self.used(&labels, span);
        if !within.unit {
            let cure = "placez-la dans une partie qui a « chaque = \"unite\" »";
            self.faults.push(("une grille est celle d'un domaine ou d'un bloc".into(), span.clone(), cure));
        }
        grid.fin.iter().for_each(|field| self.field(field, within));
    }

    /// Labels that the program prints there.
    fn used(&mut self, labels: &[&str], span: &Range<usize>) {
        self.labels.extend(labels.iter().map(|label| ((*label).to_owned(), span.clone(), false)));
    }
}

/// A name for each time that it stands, as `{n}` says.
fn expanded(name: &str, times: u8) -> Vec<String> {
    match name.contains("{n}") {
        true => (1..=times.max(1)).map(|n| name.replace("{n}", &n.to_string())).collect(),
        false => vec![name.to_owned()],
    }
}

/// Lower-case letters, digits and underscores, `{n}` aside; nothing where the row says it all.
fn is_field_name(name: &str) -> bool {
    name.replace("{n}", "").bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The scales that a file of the certification names by their use.
fn uses(data: Option<Donnees>) -> &'static [&'static str] {
    match data {
        Some(Donnees::GuideEntretien) => &["positionnement", "orientation"],
        Some(Donnees::LivretSuivi) => &["criteres", "resultat"],
        Some(Donnees::GrillesIntermediaires) => &["criteres"],
        Some(Donnees::LivretEvaluationFinale) => &["criteres", "verdict", "exercice"],
        None => &[],
    }
}

pub fn check(raw: &Raw, report: &mut Report) {
    for (name, Read { file, value }) in &raw.gabarits {
        let named = named(value);
        let at = |span: &Range<usize>| Origin { file: *file, span: span.clone() };
        for (what, span, cure) in &named.faults {
            report.push(Diagnostic::error("gabarit-incomplet", what.clone()).at(at(span), "").help(*cure));
        }
        if Kind::COMPUTED.iter().any(|kind| kind.slug() == name) {
            report.push(
                Diagnostic::error("gabarit-incomplet", format!("« {name} » est un document que le programme fait"))
                    .at(at(&value.titre.span), "")
                    .help("donnez un autre nom au fichier du gabarit"),
            );
        }
        unknown_forms(raw, &named, *file, report);
        unknown_scales(raw, value, &named, *file, report);
        twice(&named, *file, report);
        same_anchors(&named, *file, report);
        wrong_structure(value, *file, report);
    }
}

fn unknown_forms(raw: &Raw, named: &Named, file: usize, report: &mut Report) {
    let holds_another =
        |form: &String| raw.gabarits.get(form).is_some_and(|it| !self::named(&it.value).forms.is_empty());
    for (form, span) in named.forms.iter().filter(|(form, _)| holds_another(form)) {
        report.push(
            Diagnostic::error(
                "gabarit-incomplet",
                format!("« {form} » tient un autre gabarit : il ne peut pas être tenu"),
            )
            .at(Origin { file, span: span.clone() }, "")
            .help("tenez plutôt le gabarit qu'il tient, ou retirez cette partie"),
        );
    }
    for (form, span) in named.forms.iter().filter(|(form, _)| !raw.names_of_gabarits.contains(form)) {
        let known: Vec<&str> = raw.names_of_gabarits.iter().map(String::as_str).collect();
        let near = nearest(form, &known).map(|near| format!("vouliez-vous dire « {near} » ?"));
        report.push(
            Diagnostic::error("gabarit-inconnu", format!("aucun gabarit n'a pour nom « {form} »"))
                .at(Origin { file, span: span.clone() }, "")
                .help(near.unwrap_or_else(|| format!("les gabarits sont : {}", known.join(", ")))),
        );
    }
}

fn unknown_scales(raw: &Raw, value: &GabaritFile, named: &Named, file: usize, report: &mut Report) {
    let Some(scales) = &raw.scales else { return };
    let codes = scales.value.echelle.iter().map(|scale| scale.code.value.as_str());
    let known: Vec<&str> = codes.chain(uses(value.donnees).iter().copied()).collect();
    for (scale, span) in named.scales.iter().filter(|(scale, _)| !known.contains(&scale.as_str())) {
        let near = nearest(scale, &known).map(|near| format!("vouliez-vous dire « {near} » ?"));
        report.push(
            Diagnostic::error("echelle-inconnue", format!("aucune échelle n'a pour code « {scale} »"))
                .at(Origin { file, span: span.clone() }, "")
                .help(near.unwrap_or_else(|| format!("les échelles sont : {}", known.join(", ")))),
        );
    }
}

/// Two fields of one name would hold one answer.
fn twice(named: &Named, file: usize, report: &mut Report) {
    let mut seen: BTreeMap<(&str, bool), &Range<usize>> = BTreeMap::new();
    for (name, span, of_unit) in &named.fields {
        let Some(first) = seen.insert((name, *of_unit), span).filter(|_| !name.is_empty()) else { continue };
        report.push(
            Diagnostic::error("champ-en-double", format!("deux champs ont pour nom « {name} »"))
                .at(Origin { file, span: span.clone() }, "second champ")
                .related(Origin { file, span: first.clone() }, "premier champ")
                .help("ce qui s'écrit dans l'un s'écrirait dans l'autre : donnez-leur deux noms, ou « rappel = true »"),
        );
    }
}

/// Two parts of one address would be one.
fn same_anchors(named: &Named, file: usize, report: &mut Report) {
    let mut seen: BTreeMap<(&str, bool), &Range<usize>> = BTreeMap::new();
    for (anchor, span, of_unit) in &named.anchors {
        let Some(first) = seen.insert((anchor, *of_unit), span) else { continue };
        report.push(
            Diagnostic::error("gabarit-incomplet", format!("deux parties ont pour ancre « {anchor} »"))
                .at(Origin { file, span: span.clone() }, "seconde partie")
                .related(Origin { file, span: first.clone() }, "première partie")
                .help("donnez-leur deux ancres : un lien mènerait toujours à la première"),
        );
    }
}

/// The files of domaines are read for forms of domaines.
fn wrong_structure(value: &GabaritFile, file: usize, report: &mut Report) {
    let of_blocs = |insertion: &Insertion| {
        let all = [Insertion::ModalitesBloc, Insertion::ConsignesBloc, Insertion::GrillesBloc, Insertion::AccordBloc];
        all.contains(insertion)
    };
    let mut parts: Vec<&Partie> = value.partie.iter().collect();
    while let Some(part) = parts.pop() {
        parts.extend(&part.partie);
        let inserts = part.contenu.iter().filter_map(|content| content.insertion).any(|it| of_blocs(&it));
        if inserts && value.pour == Structure::Domaines {
            let span = part.ancre.as_ref().map_or_else(|| value.titre.span.clone(), |anchor| anchor.span.clone());
            report.push(
                Diagnostic::error("gabarit-incomplet", "cette insertion n'existe que pour les blocs")
                    .at(Origin { file, span }, "")
                    .help("retirez-la, ou écrivez pour = \"blocs\""),
            );
        }
    }
}
