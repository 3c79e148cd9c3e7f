//! What `signpost check` found, as one page: for whoever answers for the data and opens no terminal. No script, no
//! other file, printable.

use super::check::{counts, groups, thousands};
use htmlize::escape_text;
use signpost_directory::Date;
use signpost_hsds::{
    Imported, Severity,
    review::{Completeness, FIELDS},
};
use std::fmt::Write;

/// Rows of a group, and programs with the least, that the page lists.
const LISTED: usize = 50;

const STYLE: &str = "\
body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1,h2,h3{line-height:1.2}table{border-collapse:collapse;width:100%}\
th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #767676}\
td.number{text-align:end;font-variant-numeric:tabular-nums}\
.error{border-inline-start:.5rem solid #b00020;padding-inline-start:.75rem}\
.warning{border-inline-start:.5rem solid #8a5a00;padding-inline-start:.75rem}\
svg{display:block}section{break-inside:avoid-page;margin-block:1.5rem}\
@media print{body{margin:0;max-width:none}a{color:inherit}thead{display:table-header-group}}";

pub(crate) fn page(imported: &Imported, completeness: &Completeness, today: Date) -> String {
    let mut page = String::new();
    // Writing to a text cannot fail.
    let _ = write(&mut page, imported, completeness, today);
    page
}

fn write(out: &mut String, imported: &Imported, completeness: &Completeness, today: Date) -> std::fmt::Result {
    let directory = &imported.directory;
    let name = escape_text(&directory.community.name);
    let of = |severity| imported.problems.iter().filter(|p| p.severity == severity).map(|p| p.times).sum::<u64>();
    let wrong = of(Severity::Error) + of(Severity::Blocker);
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <title>{name}: the data on {today}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{name}: the data on {today}</h1>\n\
         <p>{} programs of {} organizations, read from {}. {} entries are wrong, and {} should be looked at.{}</p>\n",
        thousands(directory.programs.len() as u64),
        thousands(directory.organizations.len() as u64),
        imported.version,
        thousands(wrong),
        thousands(of(Severity::Warning)),
        if of(Severity::Blocker) > 0 { " It cannot be published like this." } else { "" },
    )?;
    complete(out, completeness)?;
    least(out, imported, completeness)?;
    write!(
        out,
        "<h2>What to look at, worst first</h2>\n<table>\n<thead><tr><th scope=\"col\">How many</th><th scope=\"col\">What</th><th scope=\"col\">What to do</th></tr></thead>\n<tbody>\n"
    )?;
    for (kind, times) in counts(&imported.problems) {
        let id = kind.id();
        let (title, advice) = (kind.title(), kind.advice());
        writeln!(
            out,
            "<tr><td class=\"number\">{}</td><td><a href=\"#{id}\">{title}</a></td><td>{advice}.</td></tr>",
            thousands(times)
        )?;
    }
    out.push_str("</tbody>\n</table>\n");
    for same_kind in imported.problems.chunk_by(|a, b| a.kind == b.kind) {
        let kind = same_kind[0].kind;
        let class = if kind.severity() == Severity::Warning { "warning" } else { "error" };
        write!(
            out,
            "<section class=\"{class}\" id=\"{}\">\n<h3>{}</h3>\n<p>What to do: {}.</p>\n",
            kind.id(),
            kind.title(),
            kind.advice()
        )?;
        for (first, rows) in groups(same_kind) {
            let file = if first.file.is_empty() { "the source" } else { &first.file };
            let column =
                first.column.as_ref().map(|column| format!(", column {}", escape_text(column))).unwrap_or_default();
            write!(
                out,
                "<p><strong>{}{column}</strong>: expected {}</p>\n<ul>\n",
                escape_text(file),
                escape_text(&first.expected)
            )?;
            for problem in rows.iter().take(LISTED) {
                let row = problem.row.map(|row| format!("row {row}: ")).unwrap_or_default();
                let own = problem.suggestion.as_ref().map(|own| format!(" ({})", escape_text(own))).unwrap_or_default();
                writeln!(out, "<li>{row}{}{own}</li>", escape_text(&problem.found))?;
            }
            let more: u64 = rows.iter().skip(LISTED).map(|problem| problem.times).sum();
            if more > 0 {
                writeln!(out, "<li>and {} more; signpost check --all lists them</li>", thousands(more))?;
            }
            out.push_str("</ul>\n");
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    Ok(())
}

/// Bars, with the number beside each.
fn complete(out: &mut String, completeness: &Completeness) -> std::fmt::Result {
    write!(out, "<h2>Of what people look for, {} % is there</h2>\n<table>\n<tbody>\n", completeness.whole)?;
    for (field, per_cent) in FIELDS.iter().zip(completeness.fields) {
        writeln!(
            out,
            "<tr><th scope=\"row\">{field}</th><td class=\"number\">{per_cent} %</td><td><svg width=\"200\" height=\"14\" aria-hidden=\"true\">\
             <rect width=\"200\" height=\"14\" fill=\"#e0e0e0\"/><rect width=\"{}\" height=\"14\" fill=\"#1f5f8b\"/></svg></td></tr>",
            u32::from(per_cent) * 2
        )?;
    }
    out.push_str("</tbody>\n</table>\n");
    Ok(())
}

/// The programs of which the least is known.
fn least(out: &mut String, imported: &Imported, completeness: &Completeness) -> std::fmt::Result {
    const SHOWN: usize = 20;
    let mut programs: Vec<(u8, usize)> =
        completeness.programs.iter().copied().zip(0..).filter(|(part, _)| *part < 100).collect();
    programs.sort_unstable();
    if programs.is_empty() {
        return Ok(());
    }
    out.push_str("<h2>The programs of which the least is known</h2>\n<ul>\n");
    for (per_cent, at) in programs.into_iter().take(SHOWN) {
        let name = escape_text(&imported.directory.programs[at].name);
        let place =
            imported.rows.get(at).map(|(file, row)| format!(" ({}, row {row})", escape_text(file))).unwrap_or_default();
        writeln!(out, "<li>{name}{place}: {per_cent} %</li>")?;
    }
    out.push_str("</ul>\n");
    Ok(())
}
