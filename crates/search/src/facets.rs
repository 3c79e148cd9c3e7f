//! Facets: what programs are filtered and counted by (needs, languages, audiences, ...), one set of documents for each
//! value.

use super::{
    Audience,
    doc_set::{DocId, DocSet},
    document::field,
    inverted::{InvertedIndex, Reader, Truncated, Writer},
};
use signpost_directory::{Date, Directory, Need, Program, ProgramView, RoomStatus, Status};

impl Audience {
    /// Words in a program's name, terms or eligibility that say whom it is for.
    fn words(self) -> &'static [&'static str] {
        match self {
            Audience::Children => &["children", "child", "kids", "infants", "toddlers", "preschool", "ninos", "ninas"],
            Audience::Teens => &["teens", "teenagers", "adolescents", "youth", "jovenes", "adolescentes"],
            Audience::Families => &["families", "parents", "mothers", "fathers", "familias", "padres", "madres"],
            Audience::Women => &["women", "female", "girls", "mothers", "mujeres"],
            Audience::Men => &["men", "male", "boys", "fathers", "hombres"],
            Audience::Seniors => &["seniors", "elderly", "elder", "aging", "60+", "65+", "ancianos", "mayores"],
            Audience::Veterans => &["veterans", "military", "veteranos"],
            Audience::Immigrants => &["immigrants", "refugees", "asylum", "migrants", "inmigrantes", "refugiados"],
            Audience::Lgbtq => &["lgbt", "lgbtq", "gay", "lesbian", "transgender", "bisexual"],
            Audience::Disabled => &["disabled", "disabilities", "handicapped", "discapacidad", "discapacidades"],
        }
    }
}

/// The sets of documents, one for each value.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Facets {
    /// In the order of [`Need::ALL`].
    pub needs: Vec<DocSet>,
    /// In the order of [`Audience::ALL`].
    pub audiences: Vec<DocSet>,
    /// By tag, ascending.
    pub languages: Vec<(String, DocSet)>,
    pub free: DocSet,
    pub accessible: DocSet,
    pub accepting: DocSet,
    /// Temporarily closed.
    pub closed: DocSet,
    /// Day on which each program was last checked, in days since 1970; 0 when nobody said.
    pub assured: Vec<u16>,
    /// Last day on which its entry or its funding holds, likewise; 0 when it does not end.
    pub ends: Vec<u16>,
}

/// Days since 1970-01-01; 0 for what is earlier or later than 16 bits hold.
pub(crate) fn day_number(date: Date) -> u16 {
    u16::try_from(date.days()).unwrap_or(0)
}

impl Facets {
    pub(crate) fn new(directory: &Directory, index: &InvertedIndex) -> Facets {
        let documents = index.documents();
        let empty = || DocSet::empty(documents);
        let mut facets = Facets {
            needs: Need::ALL.iter().map(|_| empty()).collect(),
            audiences: Audience::ALL.iter().map(|a| audience(*a, index)).collect(),
            languages: Vec::new(),
            free: empty(),
            accessible: empty(),
            accepting: empty(),
            closed: empty(),
            assured: Vec::with_capacity(documents as usize),
            ends: Vec::with_capacity(documents as usize),
        };
        for (document, program) in (0..documents).zip(&directory.programs) {
            facets.add(document, directory.view_of(program), documents);
        }
        facets
    }

    fn add(&mut self, document: DocId, view: ProgramView, documents: u32) {
        let program = view.program;
        for tag in &program.needs {
            if let Some(at) = Need::ALL.iter().position(|need| *need == tag.need) {
                self.needs[at].insert(document);
            }
        }
        let mut accessible = false;
        let mut languages: Vec<&String> = program.languages.iter().collect();
        for location in view.locations() {
            accessible |= !location.accessibility.is_empty();
            languages.extend(&location.languages);
        }
        for language in languages {
            let at = self.languages.partition_point(|(tag, _)| tag < language);
            if self.languages.get(at).is_none_or(|(tag, _)| tag != language) {
                self.languages.insert(at, (language.clone(), DocSet::empty(documents)));
            }
            self.languages[at].1.insert(document);
        }
        let set = |documents: &mut DocSet, applies: bool| {
            if applies {
                documents.insert(document);
            }
        };
        set(&mut self.free, program.is_free());
        set(&mut self.accessible, accessible);
        set(&mut self.accepting, says_that_it_takes_people(program));
        set(&mut self.closed, program.status == Status::TemporarilyClosed);
        self.assured.push(program.assured_on.map_or(0, day_number));
        let ends = [program.valid_until, program.funded_until].into_iter().flatten().min();
        self.ends.push(ends.map_or(0, day_number));
    }

    /// Programs that have not ended before `day`.
    pub(crate) fn current_on(&self, day: u16) -> DocSet {
        let mut documents = DocSet::full(self.ends.len() as u32);
        let ended = (0..).zip(&self.ends).filter(|(_, ends)| **ends != 0 && **ends < day);
        ended.for_each(|(document, _)| documents.remove(document));
        documents
    }

    /// Whether a program has ended before `day`, or is closed for now.
    pub(crate) fn is_over(&self, document: DocId, day: u16) -> bool {
        let ends = self.ends[document as usize];
        (ends != 0 && ends < day) || self.closed.contains(document)
    }

    /// Programs last checked on `day` or later.
    pub(crate) fn assured_since(&self, day: u16) -> DocSet {
        let mut documents = DocSet::empty(self.assured.len() as u32);
        let recent = (0..).zip(&self.assured).filter(|(_, assured)| **assured >= day.max(1));
        recent.for_each(|(document, _)| documents.insert(document));
        documents
    }

    /// Programs in the language of `tag`, whatever the region.
    pub(crate) fn in_language(&self, tag: &str, documents: u32) -> DocSet {
        let mut all = DocSet::empty(documents);
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        for (_, speaking) in self.languages.iter().filter(|(other, _)| primary(other) == primary(tag)) {
            all.union(speaking);
        }
        all
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        let mut set = |documents: &DocSet| {
            let bytes: Vec<u8> = documents.words().iter().flat_map(|word| word.to_le_bytes()).collect();
            to.bytes(&bytes);
        };
        self.needs.iter().chain(&self.audiences).for_each(&mut set);
        [&self.free, &self.accessible, &self.accepting, &self.closed].into_iter().for_each(&mut set);
        to.number(self.languages.len() as u64);
        for (tag, documents) in &self.languages {
            to.bytes(tag.as_bytes());
            to.bytes(&documents.words().iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<_>>());
        }
        to.numbers(self.assured.iter().map(|day| u64::from(*day)));
        to.numbers(self.ends.iter().map(|day| u64::from(*day)));
    }

    pub(crate) fn read(from: &mut Reader, documents: u32) -> Result<Facets, Truncated> {
        let set = |from: &mut Reader| {
            let bytes = from.bytes()?;
            if bytes.len() != (documents as usize).div_ceil(64) * 8 {
                return Err(Truncated);
            }
            Ok(DocSet::from_words(
                bytes.chunks_exact(8).map(|b| u64::from_le_bytes(b.try_into().expect("8"))).collect(),
            ))
        };
        let mut facets = Facets {
            needs: Need::ALL.iter().map(|_| set(from)).collect::<Result<_, _>>()?,
            audiences: Audience::ALL.iter().map(|_| set(from)).collect::<Result<_, _>>()?,
            free: set(from)?,
            accessible: set(from)?,
            accepting: set(from)?,
            closed: set(from)?,
            ..Facets::default()
        };
        for _ in 0..from.number()? {
            let tag = std::str::from_utf8(from.bytes()?).map_err(|_| Truncated)?.to_owned();
            facets.languages.push((tag, set(from)?));
        }
        facets.assured = from.numbers()?;
        facets.ends = from.numbers()?;
        let whole = facets.assured.len() == documents as usize && facets.ends.len() == documents as usize;
        if whole { Ok(facets) } else { Err(Truncated) }
    }
}

/// Of the day when it said so the index knows nothing: a search asks for it.
fn says_that_it_takes_people(program: &Program) -> bool {
    let is_open = program.status == Status::Active;
    is_open && program.capacity.iter().any(|capacity| capacity.room_status() == Some(RoomStatus::Capacity))
}

/// Documents with one of the audience's words in name, organization, taxonomy terms or eligibility.
fn audience(audience: Audience, index: &InvertedIndex) -> DocSet {
    let mut documents = DocSet::empty(index.documents());
    for term in audience.words().iter().filter_map(|word| index.find(word)) {
        let mut postings = index.postings(term);
        while let Some((document, _)) = postings.next_document() {
            if document >= index.documents() {
                break;
            }
            let ends = index.ends(document);
            let fields = [field::NAME, field::ORGANIZATION, field::TERMS, field::ELIGIBILITY];
            while let Some(position) = postings.next_position() {
                if fields.contains(&InvertedIndex::field_of(ends, position)) {
                    documents.insert(document);
                }
            }
        }
    }
    documents
}
