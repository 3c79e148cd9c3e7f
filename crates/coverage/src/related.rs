//! Who teaches what for which condition, and how close the organizations work with the clinic.

use serde::{Deserialize, Serialize};
use signpost_directory::{Code, Directory, Partnership, ProgramView};
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
    /// `None`: nobody said.
    pub partnership: Option<Partnership>,
    /// HSDS `x_clinical_capacity`, in the source's words.
    pub clinical_capacity: Option<String>,
    /// How many it has in the directory.
    pub programs: u32,
}

impl Partner {
    /// How close they work with the clinic.
    pub fn words(&self, messages: &Messages) -> String {
        messages.text(match self.partnership {
            Some(Partnership::CoLocated) => "partnership-co-located",
            Some(Partnership::Agreement) => "partnership-agreement",
            Some(Partnership::Referral) => "partnership-referral",
            Some(Partnership::Informal) => "partnership-informal",
            None => "coverage-unsaid",
        })
    }

    /// Both put it into writing, or share a building. `None`: nobody said.
    pub fn is_formal(&self) -> Option<bool> {
        self.partnership.map(|partnership| match partnership {
            Partnership::Agreement | Partnership::CoLocated => true,
            Partnership::Informal | Partnership::Referral => false,
        })
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
            name: program.name.clone(),
            organization: view.organization.map(|organization| organization.name.clone()),
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

/// Closest first; those of which nobody said anything last.
pub(crate) fn partners(directory: &Directory, views: &[ProgramView]) -> Vec<Partner> {
    let count = |at: usize| views.iter().filter(|view| view.program.organization == Some(at as u32)).count() as u32;
    let partners = directory.organizations.iter().enumerate().map(|(at, organization)| Partner {
        name: organization.name.clone(),
        partnership: organization.partnership,
        clinical_capacity: organization.clinical_capacity.clone(),
        programs: count(at),
    });
    let mut partners: Vec<Partner> = partners.filter(|partner| partner.programs > 0).collect();
    partners.sort_by_key(|partner| (rank(partner.partnership), partner.name.to_lowercase()));
    partners
}

fn rank(partnership: Option<Partnership>) -> u8 {
    match partnership {
        Some(Partnership::CoLocated) => 0,
        Some(Partnership::Agreement) => 1,
        Some(Partnership::Referral) => 2,
        Some(Partnership::Informal) => 3,
        None => 4,
    }
}
