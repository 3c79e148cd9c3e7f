//! Who teaches what for which condition, and how close the organizations work with the clinic.

use serde::{Deserialize, Serialize};
use signpost_directory::{Code, Directory, Partnership, ProgramView, readable_case};
use signpost_locale::Messages;

/// A program for a condition, or one that teaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taught {
    /// HSDS `x_conditions`, lower case; empty: it teaches, and names no condition.
    pub condition: String,
    /// Of the program.
    pub code: Code,
    /// Of the program.
    pub name: String,
    /// Who runs it.
    pub organization: Option<String>,
    /// HSDS `x_teaches`: what is taught or given.
    pub teaches: Option<String>,
}

/// An organization, and how close it works with the clinic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// Of the organization.
    pub name: String,
    /// HSDS `x_partnership`.
    pub partnership: Partnership,
    /// HSDS `x_clinical_capacity`, in the source's words.
    pub clinical_capacity: Option<String>,
    /// How many it has in the directory.
    pub programs: u32,
}

impl Partner {
    /// How close they work with the clinic.
    pub fn words(&self, messages: &Messages) -> String {
        messages.text(match self.partnership {
            Partnership::CoLocated => "partnership-co-located",
            Partnership::Agreement => "partnership-agreement",
            Partnership::Referral => "partnership-referral",
            Partnership::Informal => "partnership-informal",
        })
    }

    /// Both put it into writing, or share a building.
    pub fn is_formal(&self) -> bool {
        matches!(self.partnership, Partnership::Agreement | Partnership::CoLocated)
    }
}

/// By condition, then by name; those that name no condition last.
pub(crate) fn taught(views: &[ProgramView]) -> Vec<Taught> {
    let mut all = Vec::new();
    for view in views {
        let program = view.program;
        let of = |condition: &str| Taught {
            condition: condition.trim().to_lowercase(),
            code: program.code,
            name: readable_case(&program.name),
            organization: view.organization.map(|organization| readable_case(&organization.name)),
            teaches: program.teaches.clone(),
        };
        match program.conditions.as_slice() {
            [] if program.teaches.is_some() => all.push(of("")),
            conditions => all.extend(conditions.iter().map(|condition| of(condition))),
        }
    }
    all.sort_by(|a, b| {
        let key = |taught: &Taught| (taught.condition.is_empty(), taught.condition.clone(), taught.name.to_lowercase());
        key(a).cmp(&key(b))
    });
    all
}

/// Closest first; and the number of those of which nobody said anything.
pub(crate) fn partners(directory: &Directory, views: &[ProgramView]) -> (Vec<Partner>, u32) {
    let mut programs = vec![0; directory.organizations.len()];
    for at in views.iter().filter_map(|view| view.program.organization) {
        programs.get_mut(at as usize).into_iter().for_each(|count| *count += 1);
    }
    let active = directory.organizations.iter().zip(programs).filter(|(_, programs)| *programs > 0);
    let (mut partners, mut unsaid) = (Vec::new(), 0);
    for (organization, programs) in active {
        let Some(partnership) = organization.partnership else {
            unsaid += 1;
            continue;
        };
        let clinical_capacity = organization.clinical_capacity.clone();
        partners.push(Partner { name: readable_case(&organization.name), partnership, clinical_capacity, programs });
    }
    partners.sort_by_key(|partner| (rank(partner.partnership), partner.name.to_lowercase()));
    (partners, unsaid)
}

fn rank(partnership: Partnership) -> u8 {
    match partnership {
        Partnership::CoLocated => 0,
        Partnership::Agreement => 1,
        Partnership::Referral => 2,
        Partnership::Informal => 3,
    }
}
