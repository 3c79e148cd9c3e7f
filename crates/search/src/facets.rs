//! Defines what programs are filtered and counted by: needs, languages, audiences and the like, one
//! set of documents for each choice.

use super::{
    Audience,
    bits::Bits,
    programs::field,
    text::{Reader, TextIndex, Truncated, Writer},
};
use signpost_directory::{Date, Directory, Need, Program, Site, Status};
use signpost_hours as hours;
use signpost_hours::{OpenState, UnixSeconds};

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

/// The sets of documents, one for each choice.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Attributes {
    /// In the order of [`Need::ALL`].
    pub needs: Vec<Bits>,
    /// In the order of [`Audience::ALL`].
    pub audiences: Vec<Bits>,
    /// By tag, ascending.
    pub languages: Vec<(String, Bits)>,
    pub free: Bits,
    pub accessible: Bits,
    pub accepting: Bits,
    /// Temporarily closed.
    pub closed: Bits,
    /// Day on which each program was last checked, in days since 1970; 0 when nobody said.
    pub assured: Vec<u16>,
    /// Last day on which its entry or its funding holds, likewise; 0 when it does not end.
    pub ends: Vec<u16>,
}

/// Days since 1970-01-01; 0 for what is earlier or later than 16 bits hold.
pub(crate) fn day_number(date: Date) -> u16 {
    u16::try_from(date.days()).unwrap_or(0)
}

impl Attributes {
    pub(crate) fn new(directory: &Directory, text: &TextIndex) -> Attributes {
        let documents = text.documents();
        let none = || Bits::none(documents);
        let mut attributes = Attributes {
            needs: Need::ALL.iter().map(|_| none()).collect(),
            audiences: Audience::ALL.iter().map(|a| audience(*a, text)).collect(),
            languages: Vec::new(),
            free: none(),
            accessible: none(),
            accepting: none(),
            closed: none(),
            assured: Vec::with_capacity(documents as usize),
            ends: Vec::with_capacity(documents as usize),
        };
        for (document, program) in directory.programs.iter().take(documents as usize).enumerate() {
            attributes.add(directory, document as u32, program);
        }
        attributes
    }

    fn add(&mut self, directory: &Directory, document: u32, program: &Program) {
        for tag in &program.needs {
            if let Some(at) = Need::ALL.iter().position(|need| *need == tag.need) {
                self.needs[at].insert(document);
            }
        }
        let locations = program.sites.iter().filter_map(|site| directory.locations.get(site.location as usize));
        let mut accessible = false;
        let mut languages: Vec<&String> = program.languages.iter().collect();
        for location in locations {
            accessible |= !location.accessibility.is_empty();
            languages.extend(&location.languages);
        }
        for language in languages {
            let at = self.languages.partition_point(|(tag, _)| tag < language);
            if self.languages.get(at).is_none_or(|(tag, _)| tag != language) {
                self.languages.insert(at, (language.clone(), Bits::none(directory.programs.len() as u32)));
            }
            self.languages[at].1.insert(document);
        }
        let set = |bits: &mut Bits, holds: bool| {
            if holds {
                bits.insert(document);
            }
        };
        set(&mut self.free, program.is_free());
        set(&mut self.accessible, accessible);
        set(&mut self.accepting, program.accepts_new_people() == Some(true));
        set(&mut self.closed, program.status == Status::TemporarilyClosed);
        self.assured.push(program.assured_on.map_or(0, day_number));
        let ends = [program.valid_until, program.funded_until].into_iter().flatten().min();
        self.ends.push(ends.map_or(0, day_number));
    }

    /// Programs last checked on `day` or later.
    pub(crate) fn assured_since(&self, day: u16) -> Bits {
        let mut bits = Bits::none(self.assured.len() as u32);
        let recent = self.assured.iter().enumerate().filter(|(_, assured)| **assured >= day.max(1));
        recent.for_each(|(document, _)| bits.insert(document as u32));
        bits
    }

    /// Programs that speak the language of `tag`, whatever the region.
    pub(crate) fn speaks(&self, tag: &str, documents: u32) -> Bits {
        let mut all = Bits::none(documents);
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        for (_, bits) in self.languages.iter().filter(|(other, _)| primary(other) == primary(tag)) {
            bits.iter().for_each(|document| all.insert(document));
        }
        all
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        let mut set = |bits: &Bits| {
            let bytes: Vec<u8> = bits.words().iter().flat_map(|word| word.to_le_bytes()).collect();
            to.bytes(&bytes);
        };
        self.needs.iter().chain(&self.audiences).for_each(&mut set);
        [&self.free, &self.accessible, &self.accepting, &self.closed].into_iter().for_each(&mut set);
        to.number(self.languages.len() as u64);
        for (tag, bits) in &self.languages {
            to.bytes(tag.as_bytes());
            to.bytes(&bits.words().iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<_>>());
        }
        to.numbers(self.assured.iter().map(|day| u64::from(*day)));
        to.numbers(self.ends.iter().map(|day| u64::from(*day)));
    }

    pub(crate) fn read(from: &mut Reader, documents: u32) -> Result<Attributes, Truncated> {
        let set = |from: &mut Reader| {
            let bytes = from.bytes()?;
            if bytes.len() != (documents as usize).div_ceil(64) * 8 {
                return Err(Truncated);
            }
            Ok(Bits::from_words(bytes.chunks_exact(8).map(|b| u64::from_le_bytes(b.try_into().expect("8"))).collect()))
        };
        let mut attributes = Attributes {
            needs: Need::ALL.iter().map(|_| set(from)).collect::<Result<_, _>>()?,
            audiences: Audience::ALL.iter().map(|_| set(from)).collect::<Result<_, _>>()?,
            free: set(from)?,
            accessible: set(from)?,
            accepting: set(from)?,
            closed: set(from)?,
            ..Attributes::default()
        };
        for _ in 0..from.number()? {
            let tag = std::str::from_utf8(from.bytes()?).map_err(|_| Truncated)?.to_owned();
            attributes.languages.push((tag, set(from)?));
        }
        attributes.assured = from.numbers()?;
        attributes.ends = from.numbers()?;
        let whole = attributes.assured.len() == documents as usize && attributes.ends.len() == documents as usize;
        if whole { Ok(attributes) } else { Err(Truncated) }
    }
}

/// Documents whose name, terms or eligibility hold one of the audience's words.
fn audience(audience: Audience, text: &TextIndex) -> Bits {
    let mut bits = Bits::none(text.documents());
    for word in audience.words().iter().filter_map(|word| text.find(word)) {
        let mut postings = text.postings(word);
        while let Some((document, _)) = postings.next_document() {
            if document >= text.documents() {
                break;
            }
            let ends = text.ends(document);
            let said = [field::NAME, field::ORGANIZATION, field::TERMS, field::ELIGIBILITY];
            while let Some(position) = postings.next_position() {
                if said.contains(&TextIndex::field_of(ends, position)) {
                    bits.insert(document);
                }
            }
        }
    }
    bits
}

/// Whether a program is open at any of its sites.
pub(crate) fn open_state(directory: &Directory, program: &Program, now: UnixSeconds) -> OpenState {
    if program.status == Status::TemporarilyClosed {
        return OpenState::Closed { opens: None };
    }
    let at = |site: Option<&Site>| {
        let location = site.and_then(|site| directory.locations.get(site.location as usize));
        let rows = hours::applicable(
            site.map_or(&[], |site| &site.schedules),
            &program.schedules,
            location.map_or(&[], |location| &location.schedules),
        );
        hours::state(&rows, &directory.zone, now)
    };
    if program.sites.is_empty() {
        return at(None);
    }
    program.sites.iter().map(|site| at(Some(site))).min_by_key(OpenState::rank).unwrap_or(OpenState::Unknown)
}
