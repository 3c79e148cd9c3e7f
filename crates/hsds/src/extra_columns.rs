//! Lists in a cell that HSDS keeps in tables of their own: Ohana's columns, which other exports have, too.

use super::{
    Refusal, Version,
    names::TableName,
    table::{Table, Tables},
};

/// A column of a table, and the table and column that it belongs into.
struct Extra {
    from: TableName,
    column: &'static str,
    into: TableName,
    link: &'static str,
    value: &'static str,
}

const EXTRA: [Extra; 6] = [
    Extra {
        from: TableName::Service,
        column: "languages",
        into: TableName::Language,
        link: "service_id",
        value: "name",
    },
    Extra {
        from: TableName::Location,
        column: "languages",
        into: TableName::Language,
        link: "location_id",
        value: "name",
    },
    Extra {
        from: TableName::Location,
        column: "accessibility",
        into: TableName::Accessibility,
        link: "location_id",
        value: "description",
    },
    Extra {
        from: TableName::Service,
        column: "required_documents",
        into: TableName::RequiredDocument,
        link: "service_id",
        value: "document",
    },
    Extra {
        from: TableName::Service,
        column: "service_areas",
        into: TableName::ServiceArea,
        link: "service_id",
        value: "name",
    },
    Extra {
        from: TableName::Service,
        column: "keywords",
        into: TableName::Attribute,
        link: "service_id",
        value: "value",
    },
];

/// Columns that are called otherwise: table, name in HSDS, name in Ohana.
const ALIASES: [(TableName, &str, &str); 2] =
    [(TableName::Taxonomy, "id", "taxonomy_id"), (TableName::Phone, "type", "number_type")];

/// Makes rows of what stands as a list in one cell.
pub(crate) fn spread(tables: &mut Tables) -> Result<(), Refusal> {
    for (table, name, own) in ALIASES {
        tables.iter_mut().filter(|(known, _)| *known == table).for_each(|(_, table)| table.alias(name, own));
    }
    let mut made = Vec::new();
    for extra in &EXTRA {
        for table in tables.named(extra.from).filter(|table| table.has_column(extra.column)) {
            let shown = table.shown(extra.column).to_owned();
            let columns = [("id", String::new()), (extra.link, String::new()), (extra.value, shown)];
            let mut rows = Table::with_columns(&table.file, &columns);
            rows.called = format!("the column {} of {}", extra.column, table.file);
            for row in table.rows() {
                let (id, cell) = (row.id(&["id"]), row.get(&[extra.column]));
                // Commas are within names and between them.
                let separators: &[char] = if cell.contains([';', '|']) { &[';', '|'] } else { &[',', '\n'] };
                for (part, at) in cell.split(separators).map(str::trim).filter(|part| !part.is_empty()).zip(1..) {
                    let own = format!("{}-{id}-{at}", extra.column);
                    rows.push_cells(row.number, [own.as_str(), id, part].into_iter())?;
                }
            }
            if rows.len() > 0 {
                made.push((extra.into, rows));
            }
        }
    }
    made.into_iter().for_each(|(name, table)| tables.add(name, table));
    Ok(())
}

/// Whether these are Ohana's files, and by what that is known.
pub(crate) fn ohana(tables: &Tables) -> Option<(Version, String)> {
    let marks = [
        (TableName::Service, "audience"),
        (TableName::Service, "accepted_payments"),
        (TableName::Location, "short_desc"),
        (TableName::Phone, "number_type"),
    ];
    let mut found = marks.iter().filter_map(|(name, column)| {
        let table = tables.named(*name).find(|table| table.has_column(column))?;
        Some(format!("the column {column} of {}", table.in_words()))
    });
    // One of them may be a publisher's own.
    let first = found.next()?;
    found.next().map(|_| (Version::Ohana, first))
}
